package pebble.classifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What is read of a mail to judge it.
 *
 * @param subject as it is shown
 * @param text the newest part: without quoted history
 * @param from the sender's address, empty when unknown
 */
public record Passage(String subject, String text, String from) {
    private static final Pattern FOLDED = Pattern.compile("\\n(?=\\p{Ll})");
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s|(?<=[。？！])|\\n");
    private static final int SENTENCES = 3;
    private static final int SHORTEST = 4;

    /** Every text costs the encoder something before its first word is read: what is shorter than this is read with the next. */
    private static final int LONG_ENOUGH = 120;

    private static final int SUBJECT = 300;
    private static final int TEXT = 4_000;

    public Passage {
        subject = cut(subject, SUBJECT);
        text = cut(text, TEXT);
        from = cut(from, SUBJECT).toLowerCase(Locale.ROOT);
    }

    /** The sentences and lines of the text, from its beginning, short ones with those that follow; the subject when there are none. */
    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        StringBuilder sentence = new StringBuilder();
        for (String part : SENTENCE_END.split(FOLDED.matcher(text).replaceAll(" "))) {
            if (part.strip().length() >= SHORTEST) {
                sentence.append(sentence.isEmpty() ? "" : " ").append(part.strip());
            }
            if (sentence.length() >= LONG_ENOUGH) {
                sentences.add(sentence.toString());
                sentence.setLength(0);
            }
            if (sentences.size() == SENTENCES) {
                return sentences;
            }
        }
        if (!sentence.isEmpty()) {
            sentences.add(sentence.toString());
        }
        return sentences.isEmpty() ? List.of(subject) : sentences;
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
