package pebble.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pebble.fields.Place;
import pebble.reading.Word;

/**
 * Words in the order in which they are read, one blank between two, each knowing its place.
 *
 * @param parts in order, without gaps but the blanks
 */
public record Strip(String text, List<Part> parts) {
    public static final Strip EMPTY = new Strip("", List.of());
    /** Between two words of one line of a page's text. */
    private static final int NEXT = 3;

    /**
     * @param start in the strip
     * @param page on which the word stands; places of its letters count in that page's text
     * @param drawn whether the page has a look, on which its place is true
     */
    record Part(int start, int end, int page, Word word, boolean drawn) {
        Part at(int moved) {
            return new Part(start + moved, end + moved, page, word, drawn);
        }
    }

    public static Strip of(List<Strip> strips) {
        StringBuilder text = new StringBuilder();
        List<Part> parts = new ArrayList<>();
        for (Strip strip : strips) {
            if (!strip.text().isEmpty()) {
                if (!text.isEmpty()) {
                    text.append(' ');
                }
                int moved = text.length();
                strip.parts().forEach(part -> parts.add(part.at(moved)));
                text.append(strip.text());
            }
        }
        return new Strip(text.toString(), parts);
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    /** A stretch of it, without the blanks around. */
    public Strip sub(int from, int to) {
        int start = from;
        int end = to;
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        List<Part> within = new ArrayList<>();
        for (Part part : parts) {
            if (part.start() < end && part.end() > start) {
                within.add(part.at(-start));
            }
        }
        return new Strip(text.substring(start, end), within);
    }

    public Strip from(int start) {
        return sub(start, text.length());
    }

    public @Nullable Place place() {
        return place(0, text.length());
    }

    /** Where a stretch of it stands: on the page on which it begins. */
    public @Nullable Place place(int from, int to) {
        List<Part> within = parts.stream()
                .filter(part -> part.start() < to && part.end() > from)
                .toList();
        if (within.isEmpty()) {
            return null;
        }
        int page = within.getFirst().page();
        List<Part> here = within.stream().filter(part -> part.page() == page).toList();
        List<Word> words = here.stream()
                .map(Part::word)
                .sorted(Comparator.comparingInt(Word::start))
                .toList();
        boolean together = true;
        for (int i = 1; i < words.size(); i++) {
            together &= words.get(i).start() - words.get(i - 1).end() <= NEXT;
        }
        return new Place(
                page,
                together ? words.getFirst().start() : null,
                together ? words.getLast().end() : null,
                here.getFirst().drawn() ? Boxes.around(words) : null);
    }

    /** How sure the least sure of its words is. */
    public double confidence() {
        return parts.stream()
                .mapToDouble(part -> part.word().confidence())
                .min()
                .orElse(1);
    }
}
