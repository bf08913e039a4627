package pebble.llm;

import java.util.Locale;

/** How a model came to its end. Only what it ended by itself may be used. */
public enum Finish {
    STOP,
    /** Cut off at the longest answer. */
    LENGTH,
    /** A content filter took the question or the answer; asking again changes nothing. */
    FILTERED,
    /** The model declined. */
    REFUSED,
    /** There is no answer: away, too slow, overloaded, misconfigured, or not to be used. */
    FAILED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
