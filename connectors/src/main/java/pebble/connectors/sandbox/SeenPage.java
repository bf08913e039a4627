package pebble.connectors.sandbox;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import pebble.reading.PageText;
import pebble.reading.Word;

/** A page with its words, on its way to a process. */
final class SeenPage {
    private SeenPage() {}

    static void write(DataOutput out, PageText page) throws IOException {
        out.writeInt(page.number());
        out.writeFloat(page.width());
        out.writeFloat(page.height());
        Question.write(out, page.text());
        out.writeInt(page.words().size());
        for (Word word : page.words()) {
            out.writeInt(word.start());
            out.writeInt(word.end());
            out.writeFloat(word.x());
            out.writeFloat(word.y());
            out.writeFloat(word.width());
            out.writeFloat(word.height());
        }
    }

    static PageText read(DataInput in) throws IOException {
        int number = in.readInt();
        float width = in.readFloat();
        float height = in.readFloat();
        String text = Question.read(in);
        List<Word> words = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            words.add(new Word(
                    in.readInt(), in.readInt(), in.readFloat(), in.readFloat(), in.readFloat(), in.readFloat(), 1));
        }
        return new PageText(number, width, height, text, words, false);
    }
}
