package pebble.layout;

import java.util.ArrayList;
import java.util.List;
import pebble.reading.PageText;
import pebble.reading.Word;

/** A page whose words stand where a test puts them, each letter half as wide as high; in the order in which they are put. */
public final class Typeset {
    static final float WIDTH = 595;
    static final float HEIGHT = 842;
    private static final float SIZE = 10;

    private final int number;
    private final StringBuilder text = new StringBuilder();
    private final List<Word> words = new ArrayList<>();

    public Typeset(int number) {
        this.number = number;
    }

    /** @param y of its upper edge, in points from the top */
    public Typeset at(float x, float y, String line) {
        float left = x;
        for (String word : line.split(" ")) {
            int start = text.length();
            text.append(word);
            float wide = word.length() * SIZE / 2;
            words.add(new Word(start, text.length(), left / WIDTH, y / HEIGHT, wide / WIDTH, SIZE / HEIGHT, 1));
            left += wide + SIZE / 4;
            text.append(' ');
        }
        text.setCharAt(text.length() - 1, '\n');
        return this;
    }

    public PageText page() {
        return new PageText(number, WIDTH, HEIGHT, text.toString(), words, false);
    }
}
