package pebble.router;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pebble.classification.NoiseKind;
import pebble.router.Configuration.Action;
import pebble.router.Configuration.Rule;

/** Whether what a rule does can be done. */
final class ActionCheck {
    private static final Set<String> PRIORITIES = Set.of("urgent", "high", "normal", "low");
    private static final int MOST = 50;
    private static final int LONGEST_TAG = 60;
    private static final int LONGEST_REASON = 300;

    private final Known known;
    private final RouterCheck.Refusal refusal;

    ActionCheck(Known known, RouterCheck.Refusal refusal) {
        this.known = known;
        this.refusal = refusal;
    }

    /** @param was the rule as it stands in force, null for a new one */
    void of(String path, Rule rule, @Nullable Rule was) {
        List<Action> actions = rule.actions();
        if (actions.size() > MOST) {
            refusal.at(path, "must be at most " + MOST);
            return;
        }
        Set<ActionType> decided = new HashSet<>();
        for (int i = 0; i < actions.size(); i++) {
            Action action = actions.get(i);
            String here = path + "[" + i + "]";
            Optional<ActionType> type = ActionType.find(action == null ? null : action.type());
            if (action == null || type.isEmpty()) {
                refusal.at(here + ".type", "must be one of " + ActionType.ALL);
                continue;
            }
            if (!type.get().decides().map(decided::add).orElse(true)) {
                refusal.at(here + ".type", "is said twice in this rule: a message goes to one place only");
            }
            String wrong = stands(type.get(), action, rule, was) ? null : wrong(type.get(), action, rule);
            if (wrong != null) {
                refusal.at(here + ".value", wrong);
            }
        }
    }

    /** A column stands as long as its board does. */
    private static boolean stands(ActionType type, Action action, Rule rule, @Nullable Rule was) {
        return was != null
                && was.actions().contains(action)
                && (type != ActionType.COLUMN
                        || Objects.equals(was.said(ActionType.STREAM), rule.said(ActionType.STREAM)));
    }

    private @Nullable String wrong(ActionType type, Action action, Rule rule) {
        String text = Objects.requireNonNullElse(RouterCheck.textOf(action), "");
        return switch (type) {
            case STREAM -> known.streams().containsKey(text) ? null : "there is no board with the key " + text;
            case COLUMN ->
                known.hasColumn(rule.said(ActionType.STREAM), text)
                        ? null
                        : "the board has no column with the key " + text;
            case ENTITY -> known.entities().contains(text) ? null : "there is no legal entity " + text;
            case ASSIGNEE -> wrongAssignee(action.value());
            case PRIORITY -> PRIORITIES.contains(text) ? null : "must be urgent, high, normal or low";
            case TAG ->
                text.isEmpty() || text.strip().length() > LONGEST_TAG
                        ? "must have 1 to " + LONGEST_TAG + " characters"
                        : null;
            case NOISE -> wrongNoise(action.value());
            case STOP -> action.value() == null || action.value() instanceof Boolean ? null : "must be true or absent";
        };
    }

    private @Nullable String wrongAssignee(@Nullable Object value) {
        if (RouterCheck.ROUND_ROBIN.equals(value)) {
            return null;
        }
        if (!(value instanceof String) && !Values.isListOfTexts(value)) {
            return "must be a user, a list of users, or " + RouterCheck.ROUND_ROBIN;
        }
        return Values.texts(value)
                .filter(user -> !known.users().contains(user))
                .findFirst()
                .map(user -> "there is no active user " + user)
                .orElse(null);
    }

    private static @Nullable String wrongNoise(@Nullable Object value) {
        return switch (value) {
            case Boolean yes -> null;
            case String said ->
                said.isBlank() || said.length() > LONGEST_REASON
                        ? "must be a kind of noise (" + NoiseKind.KEYS + ") or a reason"
                        : null;
            case Map<?, ?> both ->
                both.get("kind") instanceof String kind && NoiseKind.find(kind).isPresent()
                        ? null
                        : "must name a kind of noise: " + NoiseKind.KEYS;
            case null, default -> "must be a kind of noise (" + NoiseKind.KEYS + "), a reason, or false for never";
        };
    }
}
