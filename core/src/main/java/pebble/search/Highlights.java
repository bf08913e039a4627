package pebble.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pebble.indexes.Spelling;
import pebble.indexes.Words;
import pebble.indexes.Words.Word;

/**
 * The places of a text that answer to what was typed, as HTML: everything is escaped but the marks around what was found. Made from the text as it stands now, not
 * from the index.
 */
final class Highlights {
    private static final int MOST = 3;
    private static final int AROUND = 80;
    private static final int BEGINNING = 200;
    /** Of places that answer more are not weighed. */
    private static final int MOST_PLACES = 200;

    private final List<Wanted> wanted = new ArrayList<>();
    /** The first letter of each. */
    private final String beginnings;

    Highlights(@Nullable Words words) {
        if (words != null) {
            for (Word word : words.all()) {
                List<String> parts = parts(word.text());
                for (int i = 0; i < parts.size(); i++) {
                    boolean last = word.last() && i == parts.size() - 1;
                    wanted.add(new Wanted(parts.get(i), last, parts.size() == 1 && !word.phrase()));
                }
            }
        }
        beginnings = wanted.stream().map(one -> one.folded().substring(0, 1)).collect(Collectors.joining());
    }

    /**
     * A part of a word that was typed.
     *
     * @param begins whether it is enough that a word begins so
     * @param forgiving whether a typing error is forgiven
     */
    private record Wanted(String folded, boolean begins, boolean forgiving) {
        boolean isIn(String word) {
            if (word.equals(folded) || begins && word.startsWith(folded)) {
                return true;
            }
            int errors = forgiving ? Spelling.errors(folded) : 0;
            return errors > 0 && Spelling.isNear(folded, word, errors);
        }
    }

    private record Place(int start, int end, int what) {}

    /**
     * The best places of the text, in its order. Where nothing in it answers: how a passage of it begins.
     *
     * @param passage where that begins
     */
    List<String> of(String text, int passage) {
        List<Place> places = places(text);
        if (places.isEmpty()) {
            int from = passage < text.length() ? passage : 0;
            return text.isBlank()
                    ? List.of()
                    : List.of(fragment(text, from, Math.min(text.length(), from + BEGINNING), List.of()));
        }
        List<int[]> windows = new ArrayList<>();
        for (Place place : places) {
            int[] last = windows.isEmpty() ? null : windows.getLast();
            if (last == null || place.start() - AROUND / 2 > last[1]) {
                windows.add(
                        new int[] {Math.max(0, place.start() - AROUND), Math.min(text.length(), place.end() + AROUND)});
            }
        }
        return windows.stream()
                .sorted(Comparator.comparingLong((int[] window) -> -different(places, window)))
                .limit(MOST)
                .sorted(Comparator.comparingInt(window -> window[0]))
                .map(window -> fragment(text, window[0], window[1], places))
                .toList();
    }

    /** How many of the words that were typed stand in the window. */
    private static long different(List<Place> places, int[] window) {
        return places.stream()
                .filter(place -> place.start() >= window[0] && place.end() <= window[1])
                .map(Place::what)
                .distinct()
                .count();
    }

    private List<Place> places(String text) {
        List<Place> places = new ArrayList<>();
        int at = 0;
        while (at < text.length() && places.size() < MOST_PLACES && !wanted.isEmpty()) {
            if (!isPart(text.charAt(at))) {
                at++;
                continue;
            }
            int end = at + 1;
            while (end < text.length() && isPart(text.charAt(end))) {
                end++;
            }
            if (end - at <= 64) {
                int what = what(text, at, end);
                if (what >= 0) {
                    places.add(new Place(at, end, what));
                }
            }
            at = end;
        }
        return places;
    }

    private int what(String text, int start, int end) {
        // Most words begin with a letter that nothing wanted begins with; they are not looked at more closely.
        char first = text.charAt(start);
        if (first < 0x80 && beginnings.indexOf(Character.toLowerCase(first)) < 0) {
            return -1;
        }
        String word = folded(text.substring(start, end));
        for (int i = 0; i < wanted.size(); i++) {
            if (wanted.get(i).isIn(word)) {
                return i;
            }
        }
        return -1;
    }

    private static String fragment(String text, int from, int to, List<Place> places) {
        int start = from == 0 ? 0 : wordStart(text, from);
        int end = to == text.length() ? to : wordEnd(text, to);
        StringBuilder html = new StringBuilder(start == 0 ? "" : "… ");
        int at = start;
        for (Place place : places) {
            if (place.start() >= at && place.end() <= end) {
                escape(html, text, at, place.start());
                html.append("<mark>");
                escape(html, text, place.start(), place.end());
                html.append("</mark>");
                at = place.end();
            }
        }
        escape(html, text, at, end);
        return html.append(end == text.length() ? "" : " …").toString();
    }

    private static int wordStart(String text, int from) {
        if (Character.isWhitespace(text.charAt(from - 1))) {
            return from;
        }
        int at = from;
        while (at < text.length() && at < from + 20 && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() && Character.isWhitespace(text.charAt(at)) ? at + 1 : whole(text, from);
    }

    private static int wordEnd(String text, int to) {
        int at = to;
        while (at > 0 && at > to - 20 && !Character.isWhitespace(text.charAt(at - 1))) {
            at--;
        }
        return at > 0 && Character.isWhitespace(text.charAt(at - 1)) ? at - 1 : whole(text, to);
    }

    /** Not between the halves of a character. */
    private static int whole(String text, int at) {
        return at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at + 1 : at;
    }

    private static void escape(StringBuilder html, String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '&' -> html.append("&amp;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(Character.isISOControl(c) ? ' ' : c);
            }
        }
    }

    private static List<String> parts(String typed) {
        List<String> parts = new ArrayList<>();
        int at = 0;
        while (at < typed.length()) {
            int start = at;
            while (at < typed.length() && isPart(typed.charAt(at))) {
                at++;
            }
            if (at > start) {
                parts.add(folded(typed.substring(start, at)));
            } else {
                at++;
            }
        }
        parts.removeIf(String::isEmpty);
        return parts;
    }

    private static boolean isPart(char c) {
        return Character.isLetterOrDigit(c)
                || Character.isSurrogate(c)
                || switch (Character.getType(c)) {
                    case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
                    default -> c == '\u200C' || c == '\u200D';
                };
    }

    /** In small letters without accents. */
    static String folded(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); i++) {
            if (lower.charAt(i) >= 0x80) {
                return Normalizer.normalize(lower, Normalizer.Form.NFKD).replaceAll("[\\u0300-\\u036F]", "");
            }
        }
        return lower;
    }
}
