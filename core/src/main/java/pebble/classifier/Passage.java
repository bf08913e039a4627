package pebble.classifier;

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
    private static final int SENTENCES = 8;
    private static final int SUBJECT = 300;
    private static final int TEXT = 4_000;

    public Passage {
        subject = cut(subject, SUBJECT);
        text = cut(text, TEXT);
        from = cut(from, SUBJECT).toLowerCase(Locale.ROOT);
    }

    /** The sentences and lines of the text, from its beginning; the subject when there are none. */
    List<String> sentences() {
        List<String> sentences = SENTENCE_END
                .splitAsStream(FOLDED.matcher(text).replaceAll(" "))
                .map(String::strip)
                .filter(sentence -> sentence.length() > 3)
                .limit(SENTENCES)
                .toList();
        return sentences.isEmpty() ? List.of(subject) : sentences;
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
