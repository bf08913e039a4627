package pebble.connectors.tesseract;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a child ended.
 *
 * @param inTime false when it was ended because its time was over
 * @param code 128 and more tell the signal that ended it
 * @param said on its outputs, the beginning
 */
record Ending(boolean inTime, int code, String said) {
    private static final int NOT_TO_BE_RUN = 126;
    private static final int NOT_FOUND = 127;
    private static final int OUT_OF_PROCESSOR_TIME = 128 + 24;

    /** Killed from outside: where memory runs out the system chooses somebody. */
    private static final int KILLED = 128 + 9;

    private static final Set<Integer> NOT_THE_PAGE = Set.of(NOT_TO_BE_RUN, NOT_FOUND, KILLED);
    private static final Pattern WITHOUT_DATA = Pattern.compile(
            "Error opening data file|Failed loading language|couldn't load any languages|error while loading shared");
    private static final Pattern WITHOUT_MEMORY =
            Pattern.compile("bad_alloc|[ac]lloc(ation)? fail|fail to make|not made|Cannot allocate|out of memory");

    boolean isGood() {
        return inTime && code == 0;
    }

    Why why() {
        if (!inTime || code == OUT_OF_PROCESSOR_TIME) {
            return Why.TOO_SLOW;
        }
        if (NOT_THE_PAGE.contains(code) || WITHOUT_DATA.matcher(said).find()) {
            return Why.NOT_STARTED;
        }
        return WITHOUT_MEMORY.matcher(said).find() ? Why.TOO_BIG : Why.BROKEN;
    }

    /** The line that most likely says why, else its exit. */
    String told() {
        return said.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("Estimating") && !line.startsWith("Warning"))
                .map(line -> line.length() <= 200 ? line : line.substring(0, 200) + "…")
                .findFirst()
                .orElse("exit " + code);
    }

    /** What is to blame. */
    enum Why {
        TOO_SLOW,
        TOO_BIG,
        BROKEN,
        NOT_STARTED
    }
}
