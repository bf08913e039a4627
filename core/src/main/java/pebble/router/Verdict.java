package pebble.router;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pebble.board.Priority;
import pebble.classification.NoiseKind;
import pebble.identity.EntityId;
import pebble.identity.UserId;
import pebble.router.Configuration.Action;

/** A judgement while the rules speak: who speaks first decides. */
final class Verdict {
    private final Set<String> tags = new LinkedHashSet<>();
    private @Nullable String stream;
    private @Nullable String column;
    private @Nullable EntityId entity;
    private Judgement.@Nullable Assignment assignment;
    private @Nullable Priority priority;
    private Judgement.@Nullable Unwanted noise;
    private boolean notNoise;

    /** Whether no later rule is to be asked. */
    boolean hear(String rule, List<Action> actions) {
        boolean stop = false;
        String ownStream = actions.stream()
                .filter(action -> ActionType.STREAM.key().equals(action.type()))
                .map(action -> String.valueOf(action.value()))
                .findFirst()
                .orElse(null);
        if (ownStream != null && stream == null && noise == null) {
            stream = ownStream;
            notNoise = true;
        }
        for (Action action : actions) {
            Object value = action.value();
            switch (ActionType.find(action.type()).orElseThrow()) {
                case STREAM -> {}
                case COLUMN -> {
                    if (column == null && (ownStream == null || ownStream.equals(stream))) {
                        column = String.valueOf(value);
                    }
                }
                case ENTITY -> entity = entity == null ? EntityId.of(String.valueOf(value)) : entity;
                case ASSIGNEE -> assignment = assignment == null ? assignment(value) : assignment;
                case PRIORITY -> priority = priority == null ? Priority.of(String.valueOf(value)) : priority;
                case TAG -> Values.texts(value).map(String::strip).forEach(tags::add);
                case NOISE -> hearNoise(rule, value);
                case STOP -> stop = !Boolean.FALSE.equals(value);
            }
        }
        return stop;
    }

    private void hearNoise(String rule, @Nullable Object value) {
        if (noise != null || notNoise) {
            return;
        }
        if (Boolean.FALSE.equals(value)) {
            notNoise = true;
            return;
        }
        String said = "Rule “" + rule + "”";
        noise = switch (value) {
            case Map<?, ?> both ->
                new Judgement.Unwanted(
                        NoiseKind.of(String.valueOf(both.get("kind"))),
                        both.get("reason") instanceof String reason ? said + ": " + reason.strip() : said);
            case String kind when NoiseKind.find(kind).isPresent() -> new Judgement.Unwanted(NoiseKind.of(kind), said);
            case String reason -> new Judgement.Unwanted(NoiseKind.SPAM, said + ": " + reason.strip());
            case null, default -> new Judgement.Unwanted(NoiseKind.SPAM, said);
        };
    }

    private static Judgement.Assignment assignment(@Nullable Object value) {
        return new Judgement.Assignment(Values.texts(value)
                .filter(text -> !text.equals(RouterCheck.ROUND_ROBIN))
                .map(UserId::of)
                .toList());
    }

    Judgement judgement(List<Judgement.Reason> reasons, Effort effort) {
        return new Judgement(
                stream,
                column,
                entity,
                assignment,
                priority,
                new ArrayList<>(tags),
                noise,
                notNoise,
                reasons,
                effort.givenUp(),
                effort.spent());
    }
}
