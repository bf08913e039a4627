package pebble.connectors.parsers;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import pebble.reading.PageText;
import pebble.reading.Word;

/**
 * The words of a page as the content of a PDF page, none of them seen: each is made as wide as its box, and letters stand in the order in which they are seen, as
 * PDF has it, also those that are written from the right.
 */
final class TextLayer {
    private static final float SMALLEST = 0.5f;
    private static final float NARROWEST_GAP = 0.15f;
    private static final Pattern LETTERS = Pattern.compile("\\X");

    private final PageText page;
    private final float width;
    private final float height;
    private final UnseenFont font;
    private final String name;
    private final Heading heading;
    private final StringBuilder content = new StringBuilder();

    private TextLayer(PageText page, float width, float height, UnseenFont font, String name) {
        this.page = page;
        this.width = width;
        this.height = height;
        this.font = font;
        this.name = name;
        this.heading = Heading.of(page);
    }

    /**
     * Content for a page upright, whose origin is its lower left corner.
     *
     * @param width in points
     * @param name of the font, as the page calls it
     */
    static String of(PageText page, float width, float height, UnseenFont font, String name) {
        TextLayer layer = new TextLayer(page, width, height, font, name);
        layer.content.append("BT 3 Tr\n");
        layer.lines().forEach(layer::line);
        return layer.content.append("ET\n").toString();
    }

    /** A word where it runs, in points along the line and across it. */
    private record Run(String text, float from, float to, Word word) {}

    private List<List<Word>> lines() {
        List<List<Word>> lines = new ArrayList<>();
        List<Word> line = new ArrayList<>();
        for (Word word : page.words()) {
            if (!line.isEmpty() && !Heading.isInLine(page.text(), line.getLast(), word)) {
                lines.add(line);
                line = new ArrayList<>();
            }
            line.add(word);
        }
        lines.add(line);
        return lines;
    }

    private void line(List<Word> words) {
        List<Run> runs = new ArrayList<>();
        StringBuilder said = new StringBuilder();
        for (Word word : words) {
            String text = page.text().substring(word.start(), word.end());
            said.append(text);
            runs.add(run(seen(text), word));
        }
        if (PlacedText.isRightToLeft(said.toString())) {
            runs.sort(Comparator.comparingDouble(Run::from));
        }
        for (int i = 0; i < runs.size(); i++) {
            Run run = runs.get(i);
            float size = show(run);
            if (i + 1 < runs.size()) {
                float gap = Math.max(runs.get(i + 1).from() - run.to(), NARROWEST_GAP * size);
                text(font.shown(" "), gap, size);
            }
        }
    }

    private Run run(String text, Word word) {
        float left = word.x() * width;
        float right = left + word.width() * width;
        float top = word.y() * height;
        float bottom = top + word.height() * height;
        return switch (heading) {
            case RIGHT -> new Run(text, left, right, word);
            case LEFT -> new Run(text, -right, -left, word);
            case DOWN -> new Run(text, top, bottom, word);
            case UP -> new Run(text, -bottom, -top, word);
        };
    }

    /** @return how large its letters are */
    private float show(Run run) {
        Word word = run.word();
        float size = Math.max(heading.isAlongWidth() ? word.height() * height : word.width() * width, SMALLEST);
        float left = word.x() * width;
        float right = left + word.width() * width;
        float top = height - word.y() * height;
        float bottom = top - word.height() * height;
        float below = UnseenFont.BELOW_BASELINE * size;
        content.append('/').append(name).append(' ').append(number(size)).append(" Tf ");
        switch (heading) {
            case RIGHT -> matrix("1 0 0 1", left, bottom + below);
            case LEFT -> matrix("-1 0 0 -1", right, top - below);
            case DOWN -> matrix("0 -1 1 0", left + below, top);
            case UP -> matrix("0 1 -1 0", right - below, bottom);
        }
        text(font.shown(run.text()), run.to() - run.from(), size);
        return size;
    }

    private void matrix(String turn, float x, float y) {
        content.append(turn)
                .append(' ')
                .append(number(x))
                .append(' ')
                .append(number(y))
                .append(" Tm\n");
    }

    private void text(UnseenFont.Shown shown, float length, float size) {
        if (shown.count() == 0) {
            return;
        }
        float natural = shown.count() * UnseenFont.LETTER * size;
        content.append(number(100 * Math.max(length, SMALLEST) / natural))
                .append(" Tz <")
                .append(shown.hex())
                .append("> Tj\n");
    }

    /** Letters from left to right. */
    private static String seen(String word) {
        if (!Bidi.requiresBidi(word.toCharArray(), 0, word.length())) {
            return word;
        }
        Bidi bidi = new Bidi(word, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        String[] letters =
                LETTERS.matcher(word).results().map(MatchResult::group).toArray(String[]::new);
        byte[] levels = new byte[letters.length];
        int at = 0;
        for (int i = 0; i < letters.length; i++) {
            levels[i] = (byte) bidi.getLevelAt(at);
            at += letters[i].length();
        }
        Bidi.reorderVisually(levels, 0, letters, 0, letters.length);
        return String.join("", letters);
    }

    private static float number(float value) {
        return Math.round(value * 100) / 100f;
    }
}
