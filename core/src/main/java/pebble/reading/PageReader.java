package pebble.reading;

import java.nio.file.Path;
import java.util.List;

/** Reads by eye (OCR) what a page shows. */
public interface PageReader {

    /**
     * @param image a {@link Greymap} of one page, upright or not
     * @throws ReadingUnavailable when it should be tried again
     */
    Seen read(Path image);

    /** How a page was read. */
    sealed interface Seen {

        /**
         * @param text and words with their places, upright
         * @param confidence of its words on average, 0 to 1; 0 when it has none
         * @param engine who read it, with its version
         * @param turned clockwise by so many degrees it stood upright
         */
        record Text(String text, List<Word> words, float confidence, String engine, int turned) implements Seen {}

        /**
         * @param reason a sentence for people
         * @param slow whether it took longer than it is given
         */
        record Refused(String reason, boolean slow) implements Seen {
            public Refused(String reason) {
                this(reason, false);
            }
        }
    }
}
