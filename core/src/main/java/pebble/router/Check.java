package pebble.router;

import java.util.Comparator;
import java.util.List;

/** A condition, ready to be asked. */
sealed interface Check permits Comparison, Check.Any {
    boolean holds(Letter letter, Effort effort);

    /** Why it holds, as a part of a sentence. Only of what holds. */
    String words(Letter letter);

    /** Those that cost less are asked first. */
    int cost();

    static Check of(Configuration.Condition condition) {
        return condition.any() == null
                ? new Comparison(condition)
                : new Any(condition.any().stream().map(Check::of).toList());
    }

    /** One of several. */
    record Any(List<Check> checks) implements Check {
        public Any {
            checks =
                    checks.stream().sorted(Comparator.comparingInt(Check::cost)).toList();
        }

        @Override
        public boolean holds(Letter letter, Effort effort) {
            for (Check check : checks) {
                if (check.holds(letter, effort)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public String words(Letter letter) {
            return checks.stream()
                    .filter(check -> check.holds(letter, new Effort()))
                    .findFirst()
                    .orElse(checks.getFirst())
                    .words(letter);
        }

        @Override
        public int cost() {
            return checks.getLast().cost();
        }
    }
}
