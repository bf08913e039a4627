package pebble.connectors.sandbox;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import pebble.mime.CleanText;
import pebble.reading.Outcome;
import pebble.reading.PageText;
import pebble.reading.Word;

/** Reads an answer as what it may be: written by a parser that a file has taken over. */
final class AnswerReading {
    private static final int UTF_8_BYTES = 3;
    private static final float LONGEST_EDGE = 1_000_000;

    private final DataInputStream in;
    private final List<PageText> pages = new ArrayList<>();
    private int textLeft = Limits.TEXT;
    private int wordsLeft = Limits.WORDS;

    private AnswerReading(DataInputStream in) {
        this.in = in;
    }

    static Answer of(DataInputStream in) throws IOException, Nonsense {
        return new AnswerReading(in).answer();
    }

    private Answer answer() throws IOException, Nonsense {
        int kind = in.readByte();
        while (kind == Answers.PAGE) {
            pages.add(page());
            kind = in.readByte();
        }
        return switch (kind) {
            case Answers.READ -> {
                String mediaType = name();
                boolean cut = in.readBoolean();
                yield new Answer.Told(new Outcome.Read(mediaType, List.copyOf(pages), cut), in.readBoolean());
            }
            case Answers.LOCKED -> new Answer.Told(new Outcome.Locked(), in.readBoolean());
            case Answers.REFUSED -> new Answer.Told(new Outcome.Refused(text(Limits.SENTENCE)), in.readBoolean());
            case Answers.DRAWN -> new Answer.Drawn(bytes(Limits.PICTURE), in.readBoolean());
            case Answers.NOT_DRAWN -> new Answer.NotDrawn(in.readBoolean());
            case Answers.MADE -> new Answer.Made(in.readBoolean());
            case Answers.CODED -> new Answer.Coded(codes(), in.readBoolean());
            default -> throw new Nonsense("answer " + kind);
        };
    }

    private PageText page() throws IOException, Nonsense {
        int number = in.readInt();
        if (number != pages.size() + 1 || number > Limits.PAGES) {
            throw new Nonsense("page " + number);
        }
        float width = edge();
        float height = edge();
        boolean scanned = in.readBoolean();
        String text = text(textLeft);
        textLeft -= text.length();
        return new PageText(number, width, height, text, words(text), scanned);
    }

    private List<Word> words(String text) throws IOException, Nonsense {
        int count = in.readInt();
        if (count < 0 || count > wordsLeft) {
            throw new Nonsense(count + " words");
        }
        wordsLeft -= count;
        List<Word> words = new ArrayList<>(Math.min(count, text.length()));
        for (int i = 0; i < count; i++) {
            int start = in.readInt();
            int end = in.readInt();
            if (start < 0 || end <= start || end > text.length()) {
                throw new Nonsense("a word from " + start + " to " + end);
            }
            words.add(new Word(start, end, share(), share(), share(), share(), share()));
        }
        return List.copyOf(words);
    }

    private List<String> codes() throws IOException, Nonsense {
        int count = in.readInt();
        if (count < 0 || count > Limits.CODES) {
            throw new Nonsense(count + " codes");
        }
        List<String> codes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            codes.add(text(Limits.NAME));
        }
        return List.copyOf(codes);
    }

    private String name() throws IOException, Nonsense {
        String name = text(Limits.NAME);
        if (!name.matches("[a-z0-9!#$&^_.+-]+/[a-z0-9!#$&^_.+-]+")) {
            throw new Nonsense("a media type of that name");
        }
        return name;
    }

    /** Cleaned as any text that is stored, whoever made it: its length in characters stays the same. */
    private String text(int longest) throws IOException, Nonsense {
        String text = new String(bytes(Math.multiplyExact(longest, UTF_8_BYTES)), StandardCharsets.UTF_8);
        if (text.length() > longest) {
            throw new Nonsense("a text of " + text.length() + " characters");
        }
        return CleanText.clean(text);
    }

    private byte[] bytes(int most) throws IOException, Nonsense {
        int length = in.readInt();
        if (length < 0 || length > most) {
            throw new Nonsense(length + " bytes");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new Nonsense("bytes that break off");
        }
        return bytes;
    }

    private float edge() throws IOException, Nonsense {
        float length = in.readFloat();
        if (!(length >= 0 && length <= LONGEST_EDGE)) {
            throw new Nonsense("an edge of " + length);
        }
        return length;
    }

    private float share() throws IOException, Nonsense {
        float share = in.readFloat();
        if (!(share >= 0 && share <= 1)) {
            throw new Nonsense("a share of " + share);
        }
        return share;
    }

    /** No process of ours says this. */
    static final class Nonsense extends Exception {
        private static final long serialVersionUID = 1;

        Nonsense(String what) {
            super("The process that reads files answered with " + what);
        }
    }
}
