package pebble.connectors.parsers;

import java.text.Bidi;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.text.TextPosition;

/**
 * Puts a line that holds letters written from the right into the order in which it is read. PDF tells where glyphs stand and not how they follow each other:
 * most programs write them as they are seen, from the left, some as they are read, and blanks are often no glyphs at all. So a line is laid out by places
 * first, and then the rule by which it was laid out (Unicode's UAX 9) is turned round.
 */
final class ReadingOrder {
    /** Shares of the width of a blank, and of letters on average, from which on a gap is a blank: as PDFBox has it. */
    private static final float OF_A_BLANK = 0.5f;

    private static final float OF_A_LETTER = 0.3f;

    private static final Map<String, String> MIRRORED =
            Map.of("(", ")", ")", "(", "[", "]", "]", "[", "{", "}", "}", "{", "<", ">", ">", "<", "«", "»", "»", "«");

    /** Arabic teh marbuta and alef maksura, and the five letters that Hebrew writes otherwise at the end of a word. */
    private static final String LAST_OF_A_WORD = "\u0629\u0649\u05DA\u05DD\u05DF\u05E3\u05E5";

    private static final String ALEF = "\u05D0";

    private ReadingOrder() {}

    /**
     * What one or more glyphs show together.
     *
     * @param glyphs none for a blank that is a mere gap
     */
    record Letter(String text, List<TextPosition> glyphs) {
        /** Of the letter itself: a mark over it may begin before it. */
        private float left() {
            return glyphs.stream()
                    .max(Comparator.comparingDouble(TextPosition::getWidthDirAdj))
                    .orElseThrow()
                    .getXDirAdj();
        }

        private float right() {
            return (float) glyphs.stream()
                    .mapToDouble(glyph -> glyph.getXDirAdj() + glyph.getWidthDirAdj())
                    .max()
                    .orElse(0);
        }

        private Letter with(String more, TextPosition glyph) {
            List<TextPosition> both = new ArrayList<>(glyphs);
            both.add(glyph);
            return new Letter(text + more, both);
        }

        private Letter mirrored() {
            return isMeant() ? this : new Letter(MIRRORED.getOrDefault(text, text), glyphs);
        }

        /** Whether the file says that it means another letter than its glyph shows: a bracket that Chromium prints is turned back already. */
        private boolean isMeant() {
            if (glyphs.isEmpty()) {
                return false;
            }
            TextPosition glyph = glyphs.getFirst();
            String shown = glyph.getFont().toUnicode(glyph.getCharacterCodes()[0]);
            return shown != null && !shown.equals(text);
        }
    }

    static boolean isNeeded(List<TextPosition> line) {
        return line.stream().anyMatch(glyph -> hasRightToLeft(glyph.getUnicode()));
    }

    private static boolean hasRightToLeft(String text) {
        for (int i = 0; i < text.length(); i++) {
            byte direction = Character.getDirectionality(text.charAt(i));
            if (direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                    || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC) {
                return true;
            }
        }
        return false;
    }

    /** @param line in the order in which it was written down */
    static List<Letter> of(List<TextPosition> line) {
        List<Letter> seen = apart(marked(line));
        if (isLaidAsRead(text(seen))) {
            return seen;
        }
        boolean fromTheRight = PlacedText.isRightToLeft(text(seen));
        List<Letter> judged = withNumbersOfWords(withBracketsOfWords(seen));
        if (fromTheRight) {
            Collections.reverse(seen);
            Collections.reverse(judged);
        }
        Bidi bidi = new Bidi(text(judged), fromTheRight ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT);
        byte[] levels = new byte[seen.size()];
        int at = 0;
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) bidi.getLevelAt(at);
            at += judged.get(i).text().length();
            if (levels[i] % 2 != 0) {
                seen.set(i, seen.get(i).mirrored());
            }
        }
        return fromTheRight ? turned(seen, levels) : reordered(seen, levels);
    }

    /** Some programs know nothing of all this and lay letters out from the left as they are read. Letters that only end a word then stand at its right. */
    private static boolean isLaidAsRead(String seen) {
        int right = 0;
        int left = 0;
        for (String word : seen.strip().split("\\s+")) {
            if (word.length() > 1) {
                right += LAST_OF_A_WORD.indexOf(word.charAt(word.length() - 1)) >= 0 ? 1 : 0;
                left += LAST_OF_A_WORD.indexOf(word.charAt(0)) >= 0 ? 1 : 0;
            }
        }
        return right > left;
    }

    /** A bracket that was turned stands among words from the right, and counts as a letter of theirs. */
    private static List<Letter> withBracketsOfWords(List<Letter> seen) {
        List<Letter> judged = new ArrayList<>();
        for (Letter letter : seen) {
            judged.add(
                    letter.isMeant() && MIRRORED.containsKey(letter.text())
                            ? new Letter(ALEF, letter.glyphs())
                            : letter);
        }
        return judged;
    }

    /** A number that stands to the right of a word from the left is read with it, as one sees it: its digits count as letters of the word. */
    private static List<Letter> withNumbersOfWords(List<Letter> seen) {
        List<Letter> judged = new ArrayList<>();
        boolean inWord = false;
        for (Letter letter : seen) {
            for (int i = 0; i < letter.text().length(); i++) {
                inWord = switch (Character.getDirectionality(letter.text().charAt(i))) {
                    case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> true;
                    case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> false;
                    default -> inWord;
                };
            }
            judged.add(inWord ? new Letter(letter.text().replaceAll("[0-9]", "a"), letter.glyphs()) : letter);
        }
        return judged;
    }

    /** What is written from the right stands right by now; numbers and other words in it stand backwards. */
    private static List<Letter> turned(List<Letter> line, byte[] levels) {
        int start = 0;
        for (int i = 1; i <= levels.length; i++) {
            if (i == levels.length || levels[i] > 1 != levels[start] > 1) {
                if (levels[start] > 1) {
                    Collections.reverse(line.subList(start, i));
                }
                start = i;
            }
        }
        return line;
    }

    private static List<Letter> reordered(List<Letter> line, byte[] levels) {
        Object[] letters = line.toArray();
        Bidi.reorderVisually(levels, 0, letters, 0, letters.length);
        List<Letter> read = new ArrayList<>();
        for (Object letter : letters) {
            read.add((Letter) letter);
        }
        return read;
    }

    /** From left to right, marks with the letters over or under which they stand. */
    private static List<Letter> marked(List<TextPosition> line) {
        List<Letter> letters = new ArrayList<>();
        List<TextPosition> marks = new ArrayList<>();
        for (TextPosition glyph : line) {
            String text = normal(glyph.getUnicode());
            if (text.isEmpty() && !letters.isEmpty()) {
                // The text of several glyphs stands with the first of them.
                letters.set(letters.size() - 1, letters.getLast().with("", glyph));
            } else if (isMark(text)) {
                marks.add(glyph);
            } else {
                letters.add(new Letter(text, List.of(glyph)));
            }
        }
        letters.sort(Comparator.comparingDouble(Letter::left));
        for (TextPosition mark : marks) {
            int nearest = nearest(letters, mark.getXDirAdj() + mark.getWidthDirAdj() / 2);
            if (nearest < 0) {
                letters.add(new Letter(mark.getUnicode(), List.of(mark)));
            } else {
                letters.set(nearest, letters.get(nearest).with(mark.getUnicode(), mark));
            }
        }
        return letters;
    }

    private static boolean isMark(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> Character.getType(c) == Character.NON_SPACING_MARK);
    }

    private static int nearest(List<Letter> letters, float x) {
        int nearest = -1;
        float least = Float.MAX_VALUE;
        for (int i = 0; i < letters.size(); i++) {
            Letter letter = letters.get(i);
            float distance = Math.abs((letter.left() + letter.right()) / 2 - x);
            if (distance < least && !letter.text().isBlank()) {
                least = distance;
                nearest = i;
            }
        }
        return nearest;
    }

    /** With blanks where there are gaps. */
    private static List<Letter> apart(List<Letter> letters) {
        List<Letter> apart = new ArrayList<>();
        float average = (float) letters.stream()
                .mapToDouble(letter -> letter.right() - letter.left())
                .average()
                .orElse(0);
        for (Letter letter : letters) {
            if (!apart.isEmpty()) {
                Letter before = apart.getLast();
                float blank = letter.glyphs().getFirst().getWidthOfSpace();
                float least = OF_A_LETTER * average;
                float gap = blank > 0 ? Math.min(OF_A_BLANK * blank, least) : least;
                if (letter.left() - before.right() > gap
                        && !before.text().isBlank()
                        && !letter.text().isBlank()) {
                    apart.add(new Letter(" ", List.of()));
                }
            }
            apart.add(letter);
        }
        return apart;
    }

    private static String text(List<Letter> letters) {
        StringBuilder text = new StringBuilder();
        letters.forEach(letter -> text.append(letter.text()));
        return text.toString();
    }

    /** Letters instead of the shapes that they take beside others, and of their ligatures; nothing else is changed. */
    static String normal(String text) {
        StringBuilder normal = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0xFB00 && c <= 0xFDFF || c >= 0xFE70 && c < 0xFEFF) {
                normal.append(Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC)
                        .strip());
            } else {
                normal.append(c);
            }
        }
        return normal.toString();
    }
}
