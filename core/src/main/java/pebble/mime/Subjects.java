package pebble.mime;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a subject says once the marks of replying and forwarding are taken off: the base subject of RFC 5256 §2.1, with the
 * prefixes that mail clients write in other languages.
 *
 * <p>Roots are compared, never shown: they are NFKC-normalised, case-folded and free of invisible characters. <b>An empty root
 * ("", "Re:", "(no subject)") never matches anything</b>, not even another empty root.
 *
 * <p>One deliberate difference from RFC 5256: a leading tag that holds a number of three or more digits ({@code [PO 4711]}) stays,
 * because it tells two orders apart; a list's name ({@code [ILUG]}, {@code [EXTERNAL]}) goes.
 */
public final class Subjects {
    private static final int LONGEST_PREFIX = 80;
    /** What stands beyond says nothing more about the conversation, and bounds the work on a hostile header. */
    private static final int LONGEST = 2_000;

    private static final Set<String> REPLY = folded(
                    "re r aw antw antwort sv vs res resp odp rif rép réponse απ απάντηση σχετ ynt yanıt cevap vá válasz",
                    "atb ats odg одг отг отговор отв ответ відп відповідь на răsp vastaus svar bls balas balasan vast",
                    "回复 回覆 答复 答覆 回應 回信 返信 返 답장 회신 תגובה השב رد الرد پاسخ ตอบ ตอบกลับ resposta respuesta risposta")
            .and("trả lời");
    private static final Set<String> FORWARD = folded(
                    "fw fwd fwrd wg tr rv enc i inoltra pd doorst vb vl tov továbbítás továbbítva ilt ilet πρθ προωθ trs",
                    "teruskan fs пер пересл переслать переслано proslj prosl posr przekaz přep přepos edasi pārs persiųsta",
                    "vidarebefordrat videresendt välitetty weitergeleitet reenviado encaminhada encaminhado reenv",
                    "转发 轉發 轉寄 转寄 転送 전달 הועבר העברה ส่งต่อ")
            .and("chuyển tiếp", "إعادة توجيه");
    /** Gateways' labels before the sender's own words: not part of the subject, not a sign of a reply. */
    private static final Set<String> LABEL = folded("ext extern external externe externo esterno spam suspected junk")
            .and("possible spam", "suspected spam");

    private static final Set<String> NOTHING = Set.of("no subject", "none", "kein betreff", "sans objet", "sin asunto");

    private enum Prefix {
        REPLY,
        FORWARD,
        LABEL
    }

    private Subjects() {}

    /** The subject without prefixes, list tags and "(fwd)", folded for comparison; empty when nothing of its own is left. */
    public static String root(String subject) {
        return strip(fold(subject)).root();
    }

    /** Whether the outermost prefix is one that clients put before a reply. */
    public static boolean isReply(String subject) {
        return strip(fold(subject)).outermost() == Prefix.REPLY;
    }

    /** Whether the outermost prefix, "[Fwd: …]" or a trailing "(fwd)" says that the mail was forwarded. */
    public static boolean isForward(String subject) {
        return strip(fold(subject)).outermost() == Prefix.FORWARD;
    }

    /** NFKC, case-folded, invisible characters (direction marks, zero-width, soft hyphens) gone, white space single. */
    static String fold(String text) {
        var normal = Normalizer.normalize(
                        text.length() > LONGEST ? text.substring(0, LONGEST) : text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT) // ẞ has no upper case, ß has: fold both ways
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT)
                .replace('ς', 'σ')
                .replace("i̇", "i");
        var folded = new StringBuilder(normal.length());
        normal.codePoints().forEach(c -> {
            if (Character.getType(c) == Character.FORMAT) {
                return;
            }
            var space = Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
            if (!space) {
                folded.appendCodePoint(c);
            } else if (!folded.isEmpty() && folded.charAt(folded.length() - 1) != ' ') {
                folded.append(' ');
            }
        });
        // Folding may leave a letter and its accent apart.
        return Normalizer.normalize(folded.toString().strip(), Normalizer.Form.NFKC);
    }

    private record Stripped(String root, @Nullable Prefix outermost) {}

    private static Stripped strip(String subject) {
        Prefix outermost = null;
        int from = 0;
        int to = subject.length();
        for (boolean changed = true; changed; ) {
            changed = false;
            while (from < to && subject.charAt(from) == ' ') {
                from++;
            }
            while (to > from && subject.charAt(to - 1) == ' ') {
                to--;
            }
            int tail = trailingMark(subject, from, to);
            if (tail < to) {
                outermost = outermost == null && subject.startsWith("(f", tail) ? Prefix.FORWARD : outermost;
                to = tail;
                changed = true;
                continue;
            }
            int colon = prefixEnd(subject, from, to);
            var prefix = colon < 0 ? null : prefix(subject.substring(from, colon));
            if (prefix != null) {
                outermost = outermost == null && prefix != Prefix.LABEL ? prefix : outermost;
                from = colon + 1;
                changed = true;
                continue;
            }
            if (subject.startsWith("[f", from) && subject.charAt(to - 1) == ']') {
                int inner = prefixEnd(subject, from + 1, to);
                if (inner > 0 && prefix(subject.substring(from + 1, inner)) == Prefix.FORWARD) {
                    outermost = outermost == null ? Prefix.FORWARD : outermost;
                    from = inner + 1;
                    to--;
                    changed = true;
                    continue;
                }
            }
            int tag = tagEnd(subject, from, to);
            if (tag > from && !subject.substring(tag, to).isBlank()) {
                from = tag;
                changed = true;
            }
        }
        var root = subject.substring(from, to);
        var bare = root.startsWith("(") && root.endsWith(")") ? root.substring(1, root.length() - 1) : root;
        return new Stripped(NOTHING.contains(bare) ? "" : root, outermost);
    }

    /** Where "(fwd)" or "(was: an older subject)" at the end begins; {@code to} when there is none. */
    private static int trailingMark(String subject, int from, int to) {
        char last = to > from ? subject.charAt(to - 1) : ' ';
        if (last != ')' && last != ']') {
            return to;
        }
        int open = subject.lastIndexOf(last == ')' ? '(' : '[', to);
        boolean marked = subject.startsWith("(fwd)", open)
                || subject.startsWith("was:", open + 1)
                || subject.startsWith("was ", open + 1);
        return marked && open > from ? open : to;
    }

    private static int prefixEnd(String subject, int from, int to) {
        int colon = subject.indexOf(':', from);
        return colon > from && colon < Math.min(to, from + LONGEST_PREFIX) ? colon : -1;
    }

    /** "re", "re[2]", "re(2)", "re^2", "re2", "re *2", "re [list]", "***spam*** re" as far as the colon. */
    private static @Nullable Prefix prefix(String before) {
        var word = before.strip();
        int blob = word.indexOf('[');
        if (blob > 0 && word.endsWith("]")) {
            word = word.substring(0, blob).strip();
        }
        int end = word.length();
        while (end > 0 && "0123456789()^*# .".indexOf(word.charAt(end - 1)) >= 0) {
            end--;
        }
        word = word.substring(0, end);
        if (REPLY.contains(word)) {
            return Prefix.REPLY;
        }
        if (FORWARD.contains(word)) {
            return Prefix.FORWARD;
        }
        return LABEL.contains(word) ? Prefix.LABEL : null;
    }

    /** End of a leading "[tag]", "{tag}" or "***SPAM***"; {@code from} when there is none or it carries a number. */
    private static int tagEnd(String subject, int from, int to) {
        if (from >= to) {
            return from;
        }
        char open = subject.charAt(from);
        if (open == '*' && subject.startsWith("**", from)) {
            int word = from;
            while (word < to && subject.charAt(word) == '*') {
                word++;
            }
            int close = subject.indexOf("**", word);
            if (close < 0
                    || close >= Math.min(to, from + LONGEST_PREFIX)
                    || !LABEL.contains(subject.substring(word, close))) {
                return from;
            }
            while (close < to && subject.charAt(close) == '*') {
                close++;
            }
            return close;
        }
        if (open != '[' && open != '{') {
            return from;
        }
        char shut = open == '[' ? ']' : '}';
        int digits = 0;
        for (int i = from + 1; i < to; i++) {
            char c = subject.charAt(i);
            if (c == shut) {
                return i + 1;
            }
            digits = c >= '0' && c <= '9' ? digits + 1 : 0;
            if (c == open || digits >= 3) {
                return from;
            }
        }
        return from;
    }

    private static Words folded(String... lines) {
        return new Words(Stream.of(lines).flatMap(line -> Stream.of(line.split(" "))));
    }

    private record Words(Stream<String> single) {
        Set<String> and(String... phrases) {
            return Stream.concat(single, Stream.of(phrases))
                    .map(Subjects::fold)
                    .collect(Collectors.toUnmodifiableSet());
        }
    }
}
