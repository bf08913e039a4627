package pebble.router;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import pebble.router.Configuration.Action;
import pebble.router.Configuration.Rule;

/**
 * The rules, made ready once to judge many messages. They are asked in their order; of stream or noise, column, entity, assignee and
 * priority the first that holds decides, tags add up, and {@code stop} ends it. Pure; for any number of threads.
 */
public final class Rules {
    private final List<Ready> rules;

    private Rules(List<Ready> rules) {
        this.rules = rules;
    }

    /** Of a configuration that was saved, or that {@link RouterCheck} has found right. */
    public static Rules of(Configuration configuration) {
        return new Rules(
                configuration.rules().stream().filter(Rule::on).map(Ready::of).toList());
    }

    /** @param quickest the conditions, the cheapest first */
    private record Ready(RuleId id, String name, List<Check> checks, List<Check> quickest, List<Action> actions) {
        static Ready of(Rule rule) {
            List<Check> checks = rule.conditions().stream().map(Check::of).toList();
            return new Ready(
                    rule.id() == null
                            ? RuleId.fresh(Instant.EPOCH)
                            : RuleId.find(rule.id()).orElseThrow(),
                    rule.title(),
                    checks,
                    checks.stream().sorted(Comparator.comparingInt(Check::cost)).toList(),
                    rule.actions());
        }

        boolean holds(Letter letter, Effort effort) {
            for (Check check : quickest) {
                if (!check.holds(letter, effort)) {
                    return false;
                }
            }
            return true;
        }

        Judgement.Reason reason(Letter letter) {
            return new Judgement.Reason(
                    id,
                    name,
                    "Rule “" + name + "”: "
                            + checks.stream().map(check -> check.words(letter)).collect(Collectors.joining(" and ")));
        }
    }

    public int size() {
        return rules.size();
    }

    public Judgement judge(Letter letter) {
        var effort = new Effort();
        var verdict = new Verdict();
        List<Judgement.Reason> reasons = new ArrayList<>();
        for (Ready rule : rules) {
            effort.begin(rule.name());
            if (rule.holds(letter, effort)) {
                reasons.add(rule.reason(letter));
                if (verdict.hear(rule.name(), rule.actions())) {
                    break;
                }
            }
        }
        return verdict.judgement(reasons, effort);
    }
}
