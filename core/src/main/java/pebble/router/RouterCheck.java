package pebble.router;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pebble.router.Configuration.Action;
import pebble.router.Configuration.Condition;
import pebble.router.Configuration.MailboxDefault;
import pebble.router.Configuration.Rule;
import pebble.shared.Problem;
import pebble.shared.Problem.FieldError;

/** Whether a configuration makes sense here and now. Everything that does not is named by its path, all at once. */
final class RouterCheck {
    static final String ROUND_ROBIN = "round_robin";
    private static final int MOST_RULES = 1_000;
    private static final int MOST_CONDITIONS = 100;
    private static final int MOST_NAMED = 100;
    private static final int LONGEST_NAME = 200;

    private final Known known;
    private final ConditionCheck conditions;
    private final ActionCheck actions;
    private final Map<String, Rule> standing;
    private final List<FieldError> wrong = new ArrayList<>();

    /** @param standing rules in force by their ids: what stands in them already is not refused again, though it may have lost its sense since */
    private RouterCheck(Known known, Map<String, Rule> standing) {
        this.known = known;
        this.standing = new HashMap<>(standing);
        this.conditions = new ConditionCheck(known, this::refuse);
        this.actions = new ActionCheck(known, this::refuse);
    }

    /** How the parts of the check refuse. */
    @FunctionalInterface
    interface Refusal {
        void at(String path, String reason);
    }

    /**
     * The configuration with an id for every rule; refuses with every field that is wrong.
     *
     * @param inForce whose rules stand: of them only what the draft changes is looked at
     */
    static Configuration checked(Configuration draft, Configuration inForce, Known known, Instant now) {
        var check = new RouterCheck(known, inForce.byRule());
        check.defaults(draft.defaults());
        check.rules(draft.rules());
        if (!check.wrong.isEmpty()) {
            throw Problem.fields(check.wrong);
        }
        return new Configuration(draft.defaults(), numbered(draft.rules(), now));
    }

    /** What was right when it was saved and is not any more: people left, boards and mailboxes were taken away. */
    static List<FieldError> outlived(Configuration saved, Known known) {
        var check = new RouterCheck(known, Map.of());
        check.rules(saved.rules());
        return check.wrong;
    }

    private void refuse(String path, String reason) {
        if (wrong.size() < MOST_NAMED) {
            wrong.add(new FieldError(path, reason));
        }
    }

    private void defaults(List<MailboxDefault> defaults) {
        Set<String> named = new HashSet<>();
        for (int i = 0; i < defaults.size(); i++) {
            MailboxDefault one = defaults.get(i);
            String path = "defaults[" + i + "]";
            Known.Box box = one == null || one.mailboxId() == null
                    ? null
                    : known.mailboxes().get(one.mailboxId());
            if (one == null || box == null) {
                refuse(path + ".mailbox_id", "there is no such mailbox");
                continue;
            }
            if (!named.add(String.valueOf(one.mailboxId()))) {
                refuse(path + ".mailbox_id", "stands here twice");
            }
            if (one.stream() != null
                    && !known.streams().containsKey(one.stream())
                    && !one.stream().equals(box.stream())) {
                refuse(path + ".stream", "there is no board with the key " + one.stream());
            }
            if (one.entityId() != null && !one.entityId().equals(box.entity())) {
                if (!known.entities().contains(one.entityId())) {
                    refuse(path + ".entity_id", "there is no such legal entity");
                } else if (box.holdsMail()) {
                    refuse(
                            path + ".entity_id",
                            "cannot change: the mail this mailbox holds is filed in its legal entity");
                }
            }
        }
    }

    private void rules(List<Rule> rules) {
        if (rules.size() > MOST_RULES) {
            refuse("rules", "must be at most " + MOST_RULES);
            return;
        }
        for (int i = 0; i < rules.size(); i++) {
            rule("rules[" + i + "]", rules.get(i));
        }
    }

    private void rule(String path, @Nullable Rule rule) {
        if (rule == null) {
            refuse(path, "must be a rule");
            return;
        }
        if (rule.title().isBlank() || rule.title().length() > LONGEST_NAME) {
            refuse(path + ".name", "must have 1 to " + LONGEST_NAME + " characters: it is shown as the reason");
        }
        Rule was = rule.id() == null ? null : standing.remove(rule.id());
        conditions(path + ".conditions", rule.conditions(), was, true);
        if (rule.actions().isEmpty()) {
            refuse(path + ".actions", "must be at least one: a rule that does nothing is none");
        }
        actions.of(path + ".actions", rule, was);
    }

    private void conditions(String path, List<Condition> all, @Nullable Rule was, boolean outermost) {
        if (all.isEmpty() || all.size() > MOST_CONDITIONS) {
            refuse(path, "must be 1 to " + MOST_CONDITIONS + "; for every mail say that from exists");
        }
        for (int i = 0; i < Math.min(all.size(), MOST_CONDITIONS); i++) {
            Condition one = all.get(i);
            String here = path + "[" + i + "]";
            if (one == null) {
                refuse(here, "must be a condition");
            } else if (one.any() == null) {
                if (was == null || was.tests().noneMatch(one::equals)) {
                    conditions.of(here, one);
                }
            } else if (!outermost || one.field() != null || one.op() != null) {
                refuse(here + ".any", "must stand alone, and not within another any");
            } else {
                conditions(here + ".any", one.any(), was, false);
            }
        }
    }

    private static List<Rule> numbered(List<Rule> rules, Instant now) {
        Set<String> used = new HashSet<>();
        return rules.stream()
                .map(rule -> {
                    String id = Optional.ofNullable(rule.id())
                            .filter(given -> RuleId.find(given).isPresent())
                            .filter(used::add)
                            .orElseGet(() -> RuleId.fresh(now).toString());
                    return new Rule(id, rule.title().strip(), rule.on(), rule.conditions(), rule.actions());
                })
                .toList();
    }

    /** For the action's own value. */
    static @Nullable String textOf(Action action) {
        return action.value() instanceof String text && !text.isBlank() ? text : null;
    }
}
