package pebble.mime;

import java.util.ArrayList;
import java.util.List;

/** Counts how often two readers of the same mails say the same, and keeps where they differ. */
final class Agreement {
    private final String what;
    private final List<String> differences = new ArrayList<>();
    private int total;

    Agreement(String what) {
        this.what = what;
    }

    void compare(Object where, Object expected, Object actual) {
        total++;
        if (!expected.equals(actual)) {
            differences.add(where + ": expected [" + expected + "] but was [" + actual + "]");
        }
    }

    double share() {
        return total == 0 ? 0 : (total - differences.size()) / (double) total;
    }

    int total() {
        return total;
    }

    /** One line for the log of a build; the differences follow when asked for by {@code -Dfigures.differences=true}. */
    Agreement print() {
        System.out.printf("FIGURE %s: %d of %d agree%n", what, total - differences.size(), total);
        if (Boolean.getBoolean("figures.differences")) {
            differences.forEach(d -> System.out.println("  " + d));
        }
        return this;
    }
}
