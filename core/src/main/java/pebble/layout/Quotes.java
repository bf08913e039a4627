package pebble.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pebble.fields.Place;
import pebble.fields.Place.Box;
import pebble.reading.PageText;
import pebble.reading.Word;

/** Where words stand in a document, however they are spaced and broken into lines there. */
public final class Quotes {
    private final List<PageText> pages;
    private final Map<Integer, Spaced> spaced = new HashMap<>();

    public Quotes(List<PageText> pages) {
        this.pages = pages;
    }

    /** A text without its white space, and which of its characters stood where. */
    private record Spaced(String letters, int[] places) {
        static Spaced of(String text) {
            StringBuilder letters = new StringBuilder(text.length());
            int[] places = new int[text.length()];
            for (int i = 0; i < text.length(); i++) {
                if (!Character.isWhitespace(text.charAt(i)) && !Character.isSpaceChar(text.charAt(i))) {
                    places[letters.length()] = i;
                    letters.append(text.charAt(i));
                }
            }
            return new Spaced(letters.toString(), places);
        }
    }

    /** The first place, as a whole word; nothing where it is not written. */
    public Optional<Place> find(String quote) {
        String letters = Spaced.of(quote).letters();
        if (letters.isEmpty()) {
            return Optional.empty();
        }
        for (PageText page : pages) {
            Spaced text = spaced.computeIfAbsent(page.number(), n -> Spaced.of(page.text()));
            for (int at = text.letters().indexOf(letters);
                    at >= 0;
                    at = text.letters().indexOf(letters, at + 1)) {
                int start = text.places()[at];
                int end = text.places()[at + letters.length() - 1] + 1;
                if (isWhole(page.text(), start, end)) {
                    return Optional.of(new Place(page.number(), start, end, box(page.words(), start, end)));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isWhole(String text, int start, int end) {
        boolean cutBefore = start > 0
                && Character.isLetterOrDigit(text.charAt(start))
                && Character.isLetterOrDigit(text.charAt(start - 1));
        return !cutBefore
                && (end == text.length()
                        || !Character.isLetterOrDigit(text.charAt(end - 1))
                        || !Character.isLetterOrDigit(text.charAt(end)));
    }

    private static @Nullable Box box(List<Word> words, int start, int end) {
        List<Word> within = new ArrayList<>();
        for (Word word : words) {
            if (word.start() < end && word.end() > start) {
                within.add(word);
            }
        }
        return Boxes.around(within);
    }
}
