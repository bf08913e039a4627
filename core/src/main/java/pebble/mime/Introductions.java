package pebble.mime;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The sentence by which a client introduces what it quotes: "On 2 April 2012 14:20, Bob &lt;bob@example.com&gt; wrote:". It may run
 * over four lines. Before quote marks a verb, or a date with an address, is enough; where nothing quoted follows, it must be
 * certain, because all below it is taken for history.
 */
final class Introductions {
    private static final int MOST_LINES = 4;
    private static final int LONGEST = 400;

    private static final Pattern VERB =
            Pattern.compile("(?<![\\p{L}])(?:wrote|writes|said|says|spake|typed|schrieb|schreibt|hat"
                    + " geschrieben|geschrieben|écrit|ecrit|escribió|escribio|escribe|scritto|scrive|escreveu|escreve|schreef|schrijft"
                    + "|heeft geschreven|skrev|skriver|kirjoitti|napisał|napisała|napisał\\(a\\)|napisal|napísal|napsal|napsala|napsal\\(a\\)"
                    + "|napísal\\(a\\)|pisze|píše|napisao|napisala|napisao/la|je napisal|je napisao|написа|написао|написал|написала"
                    + "|написал\\(а\\)|писал|писала|пишет|написав|написала|пише|yazdı|şunu yazdı|şunları yazdı|írta|írt|ezt írta|a scris|έγραψε"
                    + "|כתב|כתבה|כתב/ה|מאת|كتب|كتبت|نوشت|نوشته است|kirjutas|rakstīja|rašė|parašė|va escriure|idatzi du|escribiu|skrifaði"
                    + "|menulis|đã viết|ने लिखा|เขียนว่า|より|şöyle yazdı|tarihinde)(?![\\p{L}])"
                    + "|写道|寫道|寫到|のメール|書きました|書いた|님이 작성|작성:|님이 쓴|썼습니다|wrote ?-*$");
    private static final Pattern DATE =
            Pattern.compile("\\d{1,4} ?[./-] ?\\d{1,2} ?[./-] ?\\d{2,4}|(?<!\\d)(?:19|20)\\d\\d(?!\\d)"
                    + "|\\d{1,2}[:.h]\\d{2}(?!\\d)|\\d年|\\d년|(?<!\\d)25\\d\\d(?!\\d)");
    private static final Pattern TIME = Pattern.compile("(?<!\\d)\\d{1,2}[:.h]\\d{2}(?!\\d)");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>@:\"(]{1,64}@[^\\s<>@:\")]{1,200}");
    private static final Pattern OPENER = Pattern.compile(
            "^[-\\s*]*(?:on|am|le|el|il|em|op|den|dne|dňa|dana|w dniu|v|at|på|ons|pe"
                    + "|la data de|în data de|στις|в|у|at|quoting|zitat von|citando|citerar|mensaje citado por|in article|in message|in data"
                    + "|il giorno|quand|no dia|em|à|le|vào|pada|ב|בתאריך|في|بتاريخ|在|于|於|once upon|from|kl|den|d\\.|dnia|dňa|on the"
                    + "|lun|mar|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
                    + "|пн|вт|ср|чт|пт|сб|вс|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|mo|di|mi|do|fr|sa|so)(?![\\p{L}])"
                    + "|^[-\\s*\"]*\\d{1,4} ?[./年년-]|^[-\\s*]*\\d{1,2}\\.? \\p{L}{3,12}\\.?,? \\d{4}|^[\\s]*\\[?\\d{4}-\\d\\d");
    private static final Pattern QUOTING = Pattern.compile(
            "^(?:quoting|zitat von|citando a|citando|citerar|mensaje citado por|citát|citat från|quotando|cytat(?:owanie)?) .*");
    private static final Pattern SENTENCE = Pattern.compile("\\p{Ll}{3,}[.!?;] ");

    private static final int VERB_SEEN = 1;
    private static final int DATE_SEEN = 2;
    private static final int TIME_SEEN = 4;
    private static final int ADDRESS_SEEN = 8;
    private static final int OPENS = 16;
    private static final int QUOTES = 32;
    private static final int SENTENCE_SEEN = 64;
    private static final int LOOKED = 128;

    private final List<String> lines;
    private final boolean[] quoted;
    /** What each line holds, looked up once: a line may be a candidate for several introductions. */
    private final int[] seen;

    Introductions(List<String> lines, boolean[] quoted) {
        this.lines = lines;
        this.quoted = quoted;
        this.seen = new int[lines.size()];
    }

    /** For each line the index after the introduction that begins there, 0 where none does. */
    int[] find() {
        var ends = new int[lines.size()];
        int next = lines.size();
        for (int i = lines.size() - 1; i >= 0; i--) {
            var line = lines.get(i);
            if (quoted[i]) {
                next = i;
                continue;
            }
            if (line.isBlank()) {
                continue;
            }
            boolean beforeQuote = next < lines.size() && quoted[next];
            next = i;
            if (line.length() < LONGEST && closing(line, beforeQuote)) {
                int begin = begin(i, beforeQuote);
                if (begin >= 0) {
                    ends[begin] = i + 1;
                    next = begin;
                    i = begin;
                }
            }
        }
        return ends;
    }

    /** Whether the line at {@code last} ends an introduction, provided that what follows is a quote. */
    boolean introducesQuote(int last) {
        var line = lines.get(last);
        return line.length() < LONGEST && line.strip().endsWith(":") && begin(last, true) >= 0;
    }

    /** Gmail wraps an introduction so that a line begins with the address's own {@code >}. */
    static boolean closes(String line, String above) {
        if (line.length() > 120 || above.length() > LONGEST || !line.startsWith(">") || above.startsWith(">")) {
            return false;
        }
        int open = above.lastIndexOf('<');
        boolean unclosed = open >= 0 && above.indexOf('>', open) < 0 && above.indexOf('@', open) > 0;
        return unclosed
                && (line.strip().endsWith(":")
                        || VERB.matcher(line.toLowerCase(Locale.ROOT)).find());
    }

    private static boolean closing(String line, boolean beforeQuote) {
        var plain = line.strip();
        char last = plain.charAt(plain.length() - 1);
        return plain.length() > 2
                && (last == ':'
                        || last == '：'
                        || last == '-' && plain.contains(" wrote ")
                        || beforeQuote
                        || plain.endsWith("wrote"));
    }

    private int begin(int last, boolean beforeQuote) {
        int length = 0;
        int all = 0;
        int found = -1;
        if (Separators.isForward(lines.get(last)) || Separators.isOriginal(lines.get(last))) {
            return -1;
        }
        boolean colon = endsWithColon(lines.get(last));
        if (!colon && (look(last) & (VERB_SEEN | ADDRESS_SEEN | DATE_SEEN)) == 0) {
            return -1;
        }
        for (int first = last; first >= 0 && first > last - MOST_LINES; first--) {
            var line = lines.get(first);
            length += line.length() + 1;
            if (quoted[first] || line.isBlank() || line.equals(Quotes.CUT) || length > LONGEST) {
                break;
            }
            if (first < last && (endsWithColon(line) || line.startsWith("-- "))) {
                break; // another sentence, or a signature
            }
            int here = look(first);
            all |= here;
            boolean opens = (here & OPENS) != 0 && (all & DATE_SEEN) != 0 || (here & QUOTES) != 0;
            if (found < 0 && introduces(all, opens, colon, length, beforeQuote)) {
                found = first;
            }
            if (found >= 0 && opens) {
                return first;
            }
        }
        return found;
    }

    private static boolean endsWithColon(String line) {
        var plain = line.stripTrailing();
        return plain.endsWith(":")
                || plain.endsWith("：")
                || plain.endsWith(" wrote ----")
                || plain.endsWith(" wrote ---");
    }

    private int look(int line) {
        if (seen[line] == 0) {
            var lower = lines.get(line).strip().toLowerCase(Locale.ROOT);
            seen[line] = LOOKED
                    | flag(VERB.matcher(lower).find(), VERB_SEEN)
                    | flag(DATE.matcher(lower).find(), DATE_SEEN)
                    | flag(TIME.matcher(lower).find(), TIME_SEEN)
                    | flag(lower.indexOf('@') > 0 && ADDRESS.matcher(lower).find(), ADDRESS_SEEN)
                    | flag(OPENER.matcher(lower).find(), OPENS)
                    | flag(QUOTING.matcher(lower).matches(), QUOTES)
                    | flag(SENTENCE.matcher(lower).find(), SENTENCE_SEEN);
        }
        return seen[line];
    }

    private static int flag(boolean set, int flag) {
        return set ? flag : 0;
    }

    private static boolean introduces(int all, boolean opens, boolean colon, int length, boolean beforeQuote) {
        boolean verb = (all & VERB_SEEN) != 0;
        boolean date = (all & DATE_SEEN) != 0;
        boolean time = (all & TIME_SEEN) != 0;
        boolean address = (all & ADDRESS_SEEN) != 0;
        if (!beforeQuote) {
            return verb ? address && (date || length < 120) || time && opens : time && address && colon;
        }
        if ((all & QUOTES) != 0 || date && address) {
            return true;
        }
        boolean plainVerb = length < 80 && (all & SENTENCE_SEEN) == 0;
        return verb && (date || address || plainVerb) || colon && time && opens;
    }
}
