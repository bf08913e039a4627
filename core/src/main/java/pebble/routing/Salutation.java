package pebble.routing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How letters begin before they say anything: "Dear team,", "Good morning Rahul ji", "Respected sir/madam", "Bonjour,". */
final class Salutation {
    private static final int MOST = 3;

    /** Never given back in parts: a letter may be one word of any length. */
    private static final String WORD = "(?:(?:mr|mrs|ms|dr|shri|smt)\\.|[\\p{L}\\p{N}'’&/@][\\p{L}\\p{N}'’&/@-]*+)";

    /** A greeting, up to five words of whom it is meant for, and what ends it: a sign or the end of the line. */
    private static final Pattern GREETING = Pattern.compile(
            """
            \\s*[*_>]*
            (?:(?:respected|dear|hi+|hello|hey|greetings|namaste|namaskar|good\\h+(?:morning|day|afternoon|evening)
               |bonjour|bonsoir|hallo|guten\\h+(?:tag|morgen)|sehr\\h+geehrte[rs]?|estimad[oa]s?|buenos\\h+d[ií]as)
               (?![\\p{L}\\p{N}'’-])
             | (?=(?:sirs?|madam|ma'?am|all|team)\\b))
            (?<whom>(?:\\h*+<word>(?:\\h++<word>){0,4}+)?+)
            \\h*(?<end>[,;:!]+ | \\.+(?=\\s|$) | [–—](?=\\s) | -(?=\\s) | (?=\\R|$))
            [*_]*\\s*
            """.replace("<word>", WORD), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.COMMENTS);

    /** A sentence begins with these, not a name. */
    private static final Set<String> SAYING = Set.of(
            "please",
            "pls",
            "plz",
            "kindly",
            "we",
            "i",
            "this",
            "that",
            "it",
            "is",
            "are",
            "your",
            "our",
            "my",
            "can",
            "could",
            "would",
            "need",
            "thank",
            "thanks",
            "any",
            "what",
            "when",
            "where",
            "how",
            "as",
            "hope",
            "attached");

    /** Words that address somebody though they are written small. */
    private static final Set<String> ADDRESSING = Set.of(
            "all",
            "team",
            "sir",
            "sirs",
            "madam",
            "mam",
            "maam",
            "everyone",
            "everybody",
            "there",
            "folks",
            "friends",
            "ji",
            "bhai",
            "both",
            "colleagues",
            "and",
            "to",
            "you",
            "of",
            "the",
            "day",
            "again");

    private Salutation() {}

    /** The text from its first word that says something; the whole of it when it only greets. */
    static String skipped(String text) {
        String rest = text;
        for (int greetings = 0; greetings < MOST; greetings++) {
            Matcher greeting = GREETING.matcher(rest);
            if (!greeting.lookingAt() || !addresses(greeting.group("whom"), greeting.group("end"))) {
                break;
            }
            rest = rest.substring(greeting.end());
        }
        return rest.isBlank() ? text : rest;
    }

    /** Before a comma anything short is a name; where a line or sentence ends it has to look like one. */
    private static boolean addresses(String whom, String end) {
        boolean certain = !end.isEmpty() && !end.startsWith(".");
        return Arrays.stream(whom.strip().split("[\\h/]+"))
                .filter(word -> !word.isEmpty())
                .noneMatch(word -> {
                    String small = word.toLowerCase(Locale.ROOT);
                    return SAYING.contains(small)
                            || !certain && !ADDRESSING.contains(small) && !Character.isUpperCase(word.codePointAt(0));
                });
    }
}
