package pebble.connectors.parsers;

import java.util.List;
import pebble.reading.PageText;
import pebble.reading.Word;

/** Which way the words of a page run, as it is held: a sheet may have lain in the scanner on its side or upside down. */
enum Heading {
    RIGHT,
    DOWN,
    LEFT,
    UP;

    /** As most of the ways from each word to the next in its line do. */
    static Heading of(PageText page) {
        float[] ways = new float[values().length];
        List<Word> words = page.words();
        for (int i = 1; i < words.size(); i++) {
            Word before = words.get(i - 1);
            Word word = words.get(i);
            if (isInLine(page.text(), before, word)) {
                float across = (word.x() + word.width() / 2 - before.x() - before.width() / 2) * page.width();
                float down = (word.y() + word.height() / 2 - before.y() - before.height() / 2) * page.height();
                Heading way = Math.abs(across) >= Math.abs(down) ? across < 0 ? LEFT : RIGHT : down < 0 ? UP : DOWN;
                ways[way.ordinal()] += Math.max(Math.abs(across), Math.abs(down));
            }
        }
        Heading most = RIGHT;
        for (Heading way : values()) {
            most = ways[way.ordinal()] > ways[most.ordinal()] ? way : most;
        }
        return PlacedText.isRightToLeft(page.text()) && ways[most.ordinal()] > 0 ? most.opposite() : most;
    }

    static boolean isInLine(String text, Word before, Word word) {
        return before.end() <= word.start()
                && text.substring(before.end(), word.start()).indexOf('\n') < 0;
    }

    private Heading opposite() {
        return values()[(ordinal() + 2) % values().length];
    }

    boolean isAlongWidth() {
        return this == RIGHT || this == LEFT;
    }
}
