package pebble.mime;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The lines by which mail clients part a message from the one it answers or passes on. */
final class Separators {
    private static final int LONGEST = 160;

    private static final Set<String> ORIGINAL = Set.of(
            "original message",
            "original-nachricht",
            "originalnachricht",
            "ursprüngliche nachricht",
            "ursprüngliche mail",
            "original mail",
            "reply message",
            "original appointment",
            "ursprünglicher termin",
            "message d'origine",
            "message d’origine",
            "message original",
            "message initial",
            "mensaje original",
            "messaggio originale",
            "mensagem original",
            "missatge original",
            "oorspronkelijk bericht",
            "oorspronkelijke bericht",
            "originalmeddelande",
            "ursprungligt meddelande",
            "oprindelig meddelelse",
            "original meddelelse",
            "opprinnelig melding",
            "alkuperäinen viesti",
            "oryginalna wiadomość",
            "wiadomość oryginalna",
            "původní zpráva",
            "původní e-mail",
            "pôvodná správa",
            "исходное сообщение",
            "первоначальное сообщение",
            "оригинальное сообщение",
            "исходное письмо",
            "вихідне повідомлення",
            "оригинално съобщение",
            "orijinal mesaj",
            "orijinal ileti",
            "özgün ileti",
            "özgün mesaj",
            "eredeti üzenet",
            "eredeti levél",
            "mesaj original",
            "mesajul original",
            "izvorna poruka",
            "originalna poruka",
            "izvirno sporočilo",
            "αρχικό μήνυμα",
            "הודעה מקורית",
            "ההודעה המקורית",
            "الرسالة الأصلية",
            "رسالة أصلية",
            "پیام اصلی",
            "原始邮件",
            "邮件原件",
            "原始郵件",
            "原邮件",
            "回复的原邮件",
            "元のメッセージ",
            "元のメール",
            "원본 메시지",
            "원본 메일",
            "원본메일",
            "tin nhắn gốc",
            "thư gốc",
            "pesan asli",
            "ต้นฉบับ",
            "originaalkiri",
            "sākotnējais ziņojums",
            "pradinis laiškas");

    private static final Pattern FORWARDED =
            Pattern.compile("forwarded|weitergeleitet|transféré|réexpédié|réacheminé|reenviado"
                    + "|inoltrato|encaminhad|doorgestuurd|vidarebefordra|videresendt|välitetty|przekazana|przesłana dalej|přeposlan"
                    + "|preposlan|пересыла|переслан|перенаправлен|iletilen|yönlendirilen|továbbított|redirecționat|proslijeđen"
                    + "|posredovano|προωθημένο|προωθούμενο|הועבר|מועברת|معاد توجيه|المعاد توجيه|转发|轉寄|轉發|転送|전달|chuyển tiếp"
                    + "|diteruskan|reenviat|edastatud|pārsūtīt|persiųst");

    private Separators() {}

    /** "-----Original Message-----" in the languages of the clients that write it. */
    static boolean isOriginal(String line) {
        var inner = betweenDashes(line);
        return !inner.isEmpty() && ORIGINAL.contains(inner);
    }

    /** "---------- Forwarded message ----------", "Begin forwarded message:", Lotus' "---- Forwarded by A on 1/2/2000 ----". */
    static boolean isForward(String line) {
        var inner = betweenDashes(line);
        if (inner.isEmpty()) {
            var plain = line.strip();
            boolean announces = plain.length() < 60 && plain.endsWith(":") && plain.indexOf(' ') > 0;
            inner = announces ? plain.toLowerCase(Locale.ROOT) : "";
            return !inner.isEmpty()
                    && FORWARDED.matcher(inner).find()
                    && ANNOUNCED.matcher(inner).find();
        }
        return FORWARDED.matcher(inner).find();
    }

    private static final Pattern ANNOUNCED =
            Pattern.compile("^(begin |anfang |début |inicio |inizio |início |start |början |alku "
                    + "|początek |začátek |начало |debut |bắt đầu |videresendt |vidarebefordrat |weitergeleitete |forwarded message"
                    + "|перенаправленное |пересылаемое |以下是转发|開始轉寄|転送された)");

    /** A rule of underscores or dashes, as Outlook and Yahoo draw it above the header lines of the mail answered. */
    static boolean isRule(String line) {
        var plain = line.strip();
        if (plain.length() < 10 || plain.length() > 200) {
            return false;
        }
        char first = plain.charAt(0);
        return (first == '_' || first == '-' || first == '*' || first == '=' || first == '─' || first == '—')
                && plain.chars().allMatch(c -> c == first);
    }

    /** The words between dashes, lower case; empty when the line does not begin with two of them. */
    private static String betweenDashes(String line) {
        if (line.length() > LONGEST) {
            return "";
        }
        var plain = line.strip();
        int from = 0;
        int to = plain.length();
        while (from < to && isDash(plain.charAt(from))) {
            from++;
        }
        if (from < 2) {
            return "";
        }
        while (to > from && (isDash(plain.charAt(to - 1)) || plain.charAt(to - 1) == ':')) {
            to--;
        }
        return plain.substring(from, to).strip().toLowerCase(Locale.ROOT);
    }

    private static boolean isDash(char c) {
        return c == '-'
                || c == '_'
                || c == '*'
                || c == '='
                || c == '—'
                || c == '–'
                || c == '─'
                || c == ' '
                || c == '\u00a0';
    }
}
