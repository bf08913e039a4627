package pebble.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The lines in which the writer says who they are: after "Regards,", from the line that holds the sender's name near the end, or, where
 * there is neither, the last block of short lines.
 */
final class Signature {
    private static final int LONGEST = 14;
    private static final Pattern CLOSING = Pattern.compile(
            "^\\W{0,3}(?:(?:with |many |my |our |warm |warmest |best |kind |kindest |b\\.? ?|thanks (?:and|&) |thanking you,? ?)*(?:regards|rgds|wishes|greetings)|sincerely|cordially"
                    + "|yours (?:faithfully|sincerely|truly)|yours|thank(?:s| you)(?: (?:much|a lot|again|in advance|very much))?|thx|cheers|best|god bless|(?:with )?thanks (?:and|&) regards"
                    + "|mit (?:freundlichen|besten|herzlichen) grü(?:ß|ss)en|(?:freundliche|viele|beste|schöne) grü(?:ß|ss)e|mfg|bien cordialement|cordialement|bien à vous|salutations(?: distinguées)?|merci.{0,30}"
                    + "|saludos(?: cordiales)?|atentamente|un saludo|cordiales saludos|cumprimentos|melhores cumprimentos|atenciosamente|atte|abraços|cordiali saluti|distinti saluti|saluti|grazie"
                    + "|met vriendelijke groet(?:en)?|saygılarımla|saygılarımızla|med vänlig hälsning|vennlig hilsen|z poważaniem|shukran.{0,20}|dhanyavaad|धन्यवाद|सादर|भवदीय|谢谢|此致|敬礼|顺祝商祺|sd/-|for and on behalf of)"
                    + "\\W{0,4}$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private Signature() {}

    /** The lines of the signature, the first being the name where there is one; empty when the mail has none. */
    static List<Passage.Line> of(Passage text, @Nullable List<String> sender) {
        var written = new ArrayList<Passage.Line>();
        for (var line : text.lines()) {
            if (line.endWord() > line.firstWord()) {
                written.add(line);
            }
        }
        int from = Math.max(0, written.size() - LONGEST);
        for (int i = written.size() - 1; i >= from; i--) {
            var line = written.get(i);
            if (line.end() - line.start() < 60
                    && CLOSING.matcher(text.text()
                                    .substring(line.start(), line.end())
                                    .strip())
                            .find()) {
                return written.subList(Math.min(i + 1, written.size()), written.size());
            }
        }
        for (int i = written.size() - 1; i >= from && sender != null; i--) {
            var line = written.get(i);
            if (line.end() - line.start() < 100
                    && sender.contains(text.words().get(line.firstWord()).lower())
                    && i > 0) {
                return written.subList(i, written.size());
            }
        }
        return lastBlock(text, written, from);
    }

    private static List<Passage.Line> lastBlock(Passage text, List<Passage.Line> written, int from) {
        int first = written.size();
        while (first > from && first > 1 && isShort(text, written.get(first - 1))) {
            first--;
            if (first > 0 && isParted(text, written.get(first - 1), written.get(first))) {
                break;
            }
        }
        return written.subList(first, written.size());
    }

    private static boolean isShort(Passage text, Passage.Line line) {
        return line.endWord() - line.firstWord() <= 12
                && line.end() - line.start() < 90
                && !text.text().substring(line.start(), line.end()).strip().endsWith(".");
    }

    /** A blank line lies between two lines. */
    private static boolean isParted(Passage text, Passage.Line upper, Passage.Line lower) {
        return text.text()
                        .substring(upper.end(), lower.start())
                        .replace(" ", "")
                        .replace("\r", "")
                        .length()
                > 1;
    }
}
