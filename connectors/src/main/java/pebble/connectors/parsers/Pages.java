package pebble.connectors.parsers;

import java.io.IOException;
import java.util.List;
import pebble.connectors.sandbox.Answers;
import pebble.connectors.sandbox.Limits;
import pebble.reading.PageText;
import pebble.reading.Word;

/** Takes the pages of a file as they are read, up to what is read of one file. */
final class Pages {
    private final Answers answers;
    private int count;
    private int textLeft = Limits.TEXT;
    private int wordsLeft = Limits.WORDS;
    private boolean cut;
    private boolean shaken;

    Pages(Answers answers) {
        this.answers = answers;
    }

    int count() {
        return count;
    }

    boolean isCut() {
        return cut;
    }

    /** Something of the file was left out. */
    void cut() {
        cut = true;
    }

    /** As {@link #cut}, because the stack ran out: whatever class was being loaded then is unusable from now on. */
    void cutDeep() {
        cut = true;
        shaken = true;
    }

    /** Whether this process is to read nothing more. */
    boolean isShaken() {
        return shaken;
    }

    /** @return whether it takes more */
    boolean add(float width, float height, String text, List<Word> words, boolean scanned) throws IOException {
        if (count == Limits.PAGES || textLeft == 0 && !text.isEmpty()) {
            cut = true;
            return false;
        }
        count++;
        String kept = text;
        List<Word> placed = words.size() <= wordsLeft ? words : List.of();
        if (text.length() > textLeft) {
            cut = true;
            kept = text.substring(0, textLeft);
            int end = textLeft;
            placed = placed.stream().filter(word -> word.end() <= end).toList();
        }
        textLeft -= kept.length();
        wordsLeft -= placed.size();
        answers.page(new PageText(count, width, height, kept, placed, scanned));
        return !cut;
    }

    /** A file, or a part of one, that has no pages to look at. */
    boolean add(String text) throws IOException {
        return add(0, 0, text, List.of(), false);
    }
}
