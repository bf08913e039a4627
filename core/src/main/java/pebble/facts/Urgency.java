package pebble.facts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How pressing a mail says it is, by its own words. What follows from it is for people and rules to say.
 *
 * @param reason as a sentence, with the words that told so; empty for {@link Level#NORMAL}
 */
public record Urgency(Level level, String reason) {
    private static final Urgency NORMAL = new Urgency(Level.NORMAL, "");
    private static final int READ = 4_000;
    private static final int SUBJECT = 300;

    /** Of scripts that part words by blanks. */
    private static final String LETTER =
            "[\\p{L}\\p{N}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsThai}]]";

    /** From pressing to what can wait. */
    public enum Level {
        URGENT,
        HIGH,
        NORMAL,
        LOW;

        /** The word used in the schema and over HTTP. */
        @JsonValue
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private record Sign(Level level, Pattern words, String why) {
        Sign(Level level, String section, String why) {
            this(
                    level,
                    Pattern.compile(
                            "(?<!" + LETTER + ")(?:" + String.join("|", WordLists.list(section)) + ")(?!" + LETTER
                                    + ")",
                            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
                    why);
        }
    }

    /** The gravest first; what denies a word stands before it. */
    private static final List<Sign> SIGNS = List.of(
            new Sign(Level.LOW, "urgency.denied", "it says that there is no hurry"),
            new Sign(Level.URGENT, "urgency.standstill", "something stands still"),
            new Sign(Level.URGENT, "urgency.now", "it asks for an answer at once"),
            new Sign(Level.HIGH, "urgency.soon", "it asks for an answer within hours or a day"),
            new Sign(Level.HIGH, "urgency.chasing", "it chases an answer that did not come"));

    /** @param newest the text without quoted history */
    public static Urgency of(String subject, String newest) {
        String read = NewestPart.cut(subject, SUBJECT) + "\n" + NewestPart.cut(newest, READ);
        for (Sign sign : SIGNS) {
            var found = sign.words().matcher(read);
            if (found.find()) {
                return new Urgency(sign.level(), "“" + found.group().strip() + "”: " + sign.why());
            }
        }
        return NORMAL;
    }
}
