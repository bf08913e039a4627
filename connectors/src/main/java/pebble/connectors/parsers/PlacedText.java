package pebble.connectors.parsers;

import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;

/**
 * A word of a piece of text, with the glyphs that show it.
 *
 * @param start in the piece, in UTF-16 code units
 * @param end behind it
 */
record PlacedText(int start, int end, List<TextPosition> glyphs) {
    /** Shares of the height that is known of a font, which is about that of its capitals. */
    private static final float BELOW_BASELINE = 0.25f;

    private static final float ABOVE_BASELINE = 1.15f;

    /** Between blanks. */
    record Token(int start, int end) {}

    /** The words of a piece that stands in one line. Where glyphs and characters do not match, each has the whole piece's place. */
    static List<PlacedText> words(String piece, List<TextPosition> glyphs) {
        int[] ends = ends(glyphs);
        boolean matches = ends.length > 0 && ends[ends.length - 1] == piece.length();
        List<PlacedText> words = new ArrayList<>();
        int glyph = 0;
        for (Token token : tokens(piece)) {
            if (!matches) {
                words.add(new PlacedText(token.start(), token.end(), glyphs));
                continue;
            }
            while (ends[glyph] <= token.start()) {
                glyph++;
            }
            int first = glyph;
            // Behind the last come those whose text stands with it.
            while (glyph + 1 < ends.length && (ends[glyph] < token.end() || ends[glyph + 1] == ends[glyph])) {
                glyph++;
            }
            words.add(new PlacedText(token.start(), token.end(), glyphs.subList(first, glyph + 1)));
        }
        return words;
    }

    /** The words of a line whose letters stand in the order in which they are read. */
    static List<PlacedText> words(List<ReadingOrder.Letter> line) {
        StringBuilder text = new StringBuilder();
        List<PlacedText> words = new ArrayList<>();
        List<TextPosition> glyphs = new ArrayList<>();
        int start = 0;
        for (ReadingOrder.Letter letter : line) {
            if (letter.text().isBlank()) {
                end(words, start, text.length(), glyphs);
                glyphs = new ArrayList<>();
            } else {
                start = glyphs.isEmpty() ? text.length() : start;
                glyphs.addAll(letter.glyphs());
            }
            text.append(letter.text());
        }
        end(words, start, text.length(), glyphs);
        return words;
    }

    private static void end(List<PlacedText> words, int start, int end, List<TextPosition> glyphs) {
        if (!glyphs.isEmpty()) {
            words.add(new PlacedText(start, end, glyphs));
        }
    }

    /** Where the text of each glyph ends in what they say together. */
    private static int[] ends(List<TextPosition> glyphs) {
        int[] ends = new int[glyphs.size()];
        int end = 0;
        for (int i = 0; i < ends.length; i++) {
            end += ReadingOrder.normal(glyphs.get(i).getUnicode()).length();
            ends[i] = end;
        }
        return ends;
    }

    static List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean blank = i == text.length() || isBlank(text.charAt(i));
            if (blank && start >= 0) {
                tokens.add(new Token(start, i));
                start = -1;
            } else if (!blank && start < 0) {
                start = i;
            }
        }
        return tokens;
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0;
    }

    /** Whether most of its letters are; then glyphs come as they stand, from the left, and characters as they are read. */
    static boolean isRightToLeft(String piece) {
        int strong = 0;
        for (int i = 0; i < piece.length(); i++) {
            switch (Character.getDirectionality(piece.charAt(i))) {
                case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> strong++;
                case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> strong--;
                default -> {}
            }
        }
        return strong > 0;
    }

    /** Its place: around the baselines of its glyphs, as high as their font. */
    Upright.Box box(Upright page) {
        Upright.Around around = page.new Around();
        for (TextPosition glyph : glyphs) {
            Matrix at = glyph.getTextMatrix();
            float x = at.getTranslateX();
            float y = at.getTranslateY();
            double along = Math.hypot(at.getScaleX(), at.getShearY());
            float upX = along == 0 ? 0 : (float) (-at.getShearY() / along) * glyph.getHeightDir();
            float upY = along == 0 ? glyph.getHeightDir() : (float) (at.getScaleX() / along) * glyph.getHeightDir();
            for (float up : new float[] {-BELOW_BASELINE, ABOVE_BASELINE}) {
                around.add(x + up * upX, y + up * upY);
                around.add(glyph.getEndX() + up * upX, glyph.getEndY() + up * upY);
            }
        }
        return around.box();
    }
}
