package pebble.connectors.tesseract;

import java.util.ArrayList;
import java.util.List;
import pebble.reading.Word;

/**
 * What Tesseract says of a page, a row for each page, block, paragraph, line and word. Rows are tab separated and nothing else: a quotation mark in them is a
 * letter of the page.
 *
 * @param width of the image in pixels
 * @param height as the width
 * @param text lines as they stand, paragraphs with an empty line between them
 * @param words their places as shares of the image that was read
 */
record Tsv(float width, float height, String text, List<Word> words) {
    private static final String PAGE = "1";
    private static final String WORD = "5";

    /** Words beside each other. */
    record Line(List<Word> words) {
        double top() {
            return words.stream().mapToDouble(Word::y).min().orElse(0);
        }

        double left() {
            return words.stream().mapToDouble(Word::x).min().orElse(0);
        }

        double right() {
            return words.stream()
                    .mapToDouble(word -> word.x() + word.width())
                    .max()
                    .orElse(0);
        }

        double height() {
            return words.stream()
                            .mapToDouble(word -> word.y() + word.height())
                            .max()
                            .orElse(0)
                    - top();
        }
    }

    static Tsv of(String rows) {
        StringBuilder text = new StringBuilder();
        List<Word> words = new ArrayList<>();
        float width = 1;
        float height = 1;
        String paragraph = "";
        String line = "";
        for (String row : rows.lines().toList()) {
            // level page block paragraph line word left top width height confidence text
            String[] column = row.split("\t", 12);
            if (column.length < 11) {
                continue;
            }
            if (column[0].equals(PAGE)) {
                width = Math.max(1, number(column[8]));
                height = Math.max(1, number(column[9]));
            }
            String word = column.length < 12 ? "" : column[11].strip();
            float confidence = column[0].equals(WORD) ? number(column[10]) : -1;
            if (confidence < 0 || word.isEmpty()) {
                continue;
            }
            String inParagraph = String.join(".", column[1], column[2], column[3]);
            String inLine = inParagraph + "." + column[4];
            if (!text.isEmpty()) {
                text.append(inLine.equals(line) ? " " : inParagraph.equals(paragraph) ? "\n" : "\n\n");
            }
            paragraph = inParagraph;
            line = inLine;
            float left = share(number(column[6]), width);
            float top = share(number(column[7]), height);
            words.add(new Word(
                    text.length(),
                    text.length() + word.length(),
                    left,
                    top,
                    Math.min(1 - left, share(number(column[8]), width)),
                    Math.min(1 - top, share(number(column[9]), height)),
                    Math.min(1, confidence / 100)));
            text.append(word);
        }
        return new Tsv(width, height, text.toString(), List.copyOf(words));
    }

    /** Clockwise by so many degrees the image would stand upright, in quarters. There is no row that says it. */
    int turned() {
        return Math.floorMod(-quarters(way()) * 90, 360);
    }

    /** In radians, by how much the lines deviate clockwise from the nearest quarter. */
    double skew() {
        double way = way();
        return way - quarters(way) * Math.PI / 2;
    }

    private static int quarters(double way) {
        return (int) Math.round(way / (Math.PI / 2));
    }

    /** Where the next word of a line stands on average, in radians clockwise from the right. */
    private double way() {
        double x = 0;
        double y = 0;
        for (int i = 1; i < words.size(); i++) {
            Word word = words.get(i - 1);
            Word next = words.get(i);
            if (text.charAt(word.end()) == ' ') {
                x += (next.x() + next.width() / 2 - word.x() - word.width() / 2) * width;
                y += (next.y() + next.height() / 2 - word.y() - word.height() / 2) * height;
            }
        }
        return Math.atan2(y, x);
    }

    /** Lines of some words of which hardly one was understood: another script looks like that. */
    List<Line> blindLines() {
        List<Line> blind = new ArrayList<>();
        List<Word> line = new ArrayList<>();
        for (Word word : words) {
            line.add(word);
            if (word.end() == text.length() || text.charAt(word.end()) != ' ') {
                if (line.size() >= 4 && confidence(line) < 0.5) {
                    blind.add(new Line(line));
                }
                line = new ArrayList<>();
            }
        }
        return blind;
    }

    /** Of the words on average; 0 without words. */
    float confidence() {
        return confidence(words);
    }

    private static float confidence(List<Word> some) {
        return (float) some.stream().mapToDouble(Word::confidence).average().orElse(0);
    }

    private static float share(float pixels, float whole) {
        return Math.clamp(pixels / whole, 0, 1);
    }

    /** The heading has words where the rows have numbers. */
    private static float number(String text) {
        return text.matches("-?\\d{1,9}(\\.\\d{1,9})?") ? Float.parseFloat(text) : -1;
    }
}
