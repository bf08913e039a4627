package pebble.connectors.sandbox;

import java.util.List;
import pebble.reading.Outcome;

/** How a question to a process ended. */
sealed interface Answer {

    /** @param last whether the process wants to be asked nothing more */
    record Told(Outcome outcome, boolean last) implements Answer {}

    record Drawn(byte[] image, boolean last) implements Answer {}

    record NotDrawn(boolean last) implements Answer {}

    /** The file that was wanted is said to be there. */
    record Made(boolean last) implements Answer {}

    record Coded(List<String> codes, boolean last) implements Answer {}

    /** There was no answer. */
    enum None implements Answer {
        TOO_LONG,
        TOO_MUCH,
        /** It broke down, or what it said made no sense. */
        BROKEN,
        /** It was ended by us or whoever runs us, and the file had no part in it. */
        STOPPED
    }

    default boolean isLast() {
        return switch (this) {
            case Told told -> told.last();
            case Drawn drawn -> drawn.last();
            case NotDrawn not -> not.last();
            case Made made -> made.last();
            case Coded coded -> coded.last();
            case None none -> true;
        };
    }
}
