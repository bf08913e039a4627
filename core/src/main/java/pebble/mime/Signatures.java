package pebble.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a mail's own words end: signature ("-- ", "Best regards" and a short block, a block of contact details), the line a phone
 * adds, and the legal footer. What would leave nothing is left as it is.
 */
final class Signatures {
    private static final int LONGEST_BLOCK = 12;
    private static final int LONGEST_LINE = 120;

    private static final Pattern CLOSING =
            Pattern.compile("^(?:(?:many |with |my |our )?(?:best|kind|kindest|warm|warmest|sincere)?"
                    + " ?(?:regards|wishes)|(?:with )?(?:best|kind|warm) (?:regards|wishes).*|best|cheers|sincerely|yours|yours (?:sincerely|truly"
                    + "|faithfully)|sincerely yours|rgds|brgds|br|thx|thanks|thank you|many thanks|thanks again|thanks a lot|thank you very much"
                    + "|thanks (?:and|&) (?:best |kind |warm )?regards|thank you (?:and|&) (?:best |kind )?regards|thanks in advance|cordially"
                    + "|respectfully|warmly|take care|all the best|have a (?:nice|great|good) (?:day|weekend|one)"
                    + "|mit freundlichen gr(?:ü|ue)(?:ß|ss)en|mit freundlichem gru(?:ß|ss)|(?:viele|beste|liebe|freundliche|herzliche|sch(?:ö|oe)ne)"
                    + " gr(?:ü|ue)(?:ß|ss)e.*|mfg|vg|lg|gru(?:ß|ss)|danke|vielen dank|besten dank|hochachtungsvoll"
                    + "|cordialement|bien cordialement|bien (?:à|a) vous|salutations|meilleures salutations|sinc(?:è|e)res salutations|merci"
                    + "|respectueusement|saludos|un saludo|saludos cordiales|cordiales saludos|atentamente|atte|muy atentamente|gracias"
                    + "|muchas gracias|cordialmente|un cordial saludo|cordiali saluti|distinti saluti|saluti|un saluto|grazie|atenciosamente"
                    + "|att|abraços?|cumprimentos|melhores cumprimentos|com os melhores cumprimentos|obrigad[oa]"
                    + "|met vriendelijke groet(?:en)?|vriendelijke groet(?:en)?|hartelijke groet(?:en)?|groet(?:en|jes)?|mvg|bedankt|alvast bedankt"
                    + "|med v(?:ä|e)nlig(?:a)? h(?:ä|i)lsning(?:ar)?|med vennlig hilsen|venlig hilsen|vennlig hilsen|vänliga hälsningar|hälsningar"
                    + "|mvh|vh|hilsen|tack|takk|tak|på förhand tack|ystävällisin terveisin|terveisin|terv|kiitos|z poważaniem|pozdrawiam|dziękuję"
                    + "|pozdrowienia|z wyrazami szacunku|s pozdravem|s přátelským pozdravem|děkuji|s pozdravom|ďakujem|lep pozdrav|srdačan pozdrav"
                    + "|pozdrav|üdvözlettel|tisztelettel|köszönettel|cu stimă|cu respect|mulțumesc|saygılarımla|saygılarımızla|iyi çalışmalar"
                    + "|teşekkürler|selamlar|с уважением|с наилучшими пожеланиями|спасибо|заранее спасибо|всего доброго|з повагою|дякую"
                    + "|с уважение|поздрави|με εκτίμηση|ευχαριστώ|בברכה|בתודה|תודה|مع أطيب التحيات|مع التحية|تحياتي|وتفضلوا بقبول فائق الاحترام|شكرا"
                    + "|با احترام|此致|敬礼|谢谢|謝謝|顺颂商祺|祝好|祝商祺|致敬|よろしくお願いします|よろしくお願いいたします|宜しくお願い致します|以上|敬具"
                    + "|감사합니다|수고하세요|trân trọng|cảm ơn|hormat kami|salam|terima kasih|ขอแสดงความนับถือ|ขอบคุณ(?:ครับ|ค่ะ)?|धन्यवाद|सादर"
                    + "|pagarbiai|ar cieņu|lugupidamisega|parimate soovidega)$");

    private static final Pattern DEVICE =
            Pattern.compile("^(?:sent (?:from|via|by|with|using) (?:my |the )?.{2,70}|get outlook for .{2,40}"
                    + "|sent with .{2,60}|von meinem .{2,40} gesendet.*|gesendet (?:von|mit|über) .{2,60}|diese nachricht wurde von mein.{2,80} gesendet.*"
                    + "|envoyé (?:de|depuis|à partir de) (?:mon )?.{2,60}|télécharger outlook pour .*|enviado (?:desde|do|de|a partir d[eo]) .{2,60}"
                    + "|obtener outlook para .*|obter o outlook para .*|inviato da(?:l mio)? .{2,60}|scarica outlook per .*|verstuurd vanaf .{2,60}"
                    + "|verzonden (?:vanaf|met|vanuit) .{2,60}|outlook voor .{2,20} downloaden|skickat från .{2,60}|skaffa outlook för .*"
                    + "|sendt fra .{2,60}|få outlook (?:til|for) .*|hent outlook .*|lähetetty .{2,60}|wysłan[eo] z .{2,60}|odesláno z .{2,60}"
                    + "|odoslané z .{2,60}|отправлено (?:с|из) .{2,60}|надіслано з .{2,60}|trimis de pe .{2,60}|.{2,40}'?[ıiuü]?mdan gönderildi"
                    + "|發自我的 ?.{2,40}|发自我的 ?.{2,40}|從我的 .{2,40} 傳送|获取 outlook.*|.{2,30}から送信|나의 .{2,30}에서 보냄|.{2,30}에서 보냄"
                    + "|נשלח מה.{2,40}|أرسلت من .{2,40}|تم الإرسال من .{2,40}|poslano (?:s|z|iz) .{2,60})$");

    private static final Pattern LEGAL =
            Pattern.compile("confidential|intended (?:recipient|solely|only|for the)|privileged"
                    + "|received this (?:e-?mail|message|communication|transmission) (?:in error|by mistake)|(?:in|by) error.{0,40}(?:notify|delete)"
                    + "|unauthori[sz]ed (?:use|review|disclosure|copying|access)|strictly prohibited|virus|disclaimer|legally binding"
                    + "|consider the environment|before printing|vertraulich|nicht der (?:richtige|beabsichtigte) (?:adressat|empf)|irrtümlich erhalten"
                    + "|amtsgericht|handelsregister|confidentiel|destinataire (?:prévu|de ce message)|confidencial|destinatario indicado|riservat[aeo]"
                    + "|vertrouwelijk|geadresseerde|konfidentiell|fortrolig|poufn[ey]|důvěrn|конфиденциальн|gizli(?:dir| bilgi)|bizalmas"
                    + "|机密|保密|秘密情報|기밀");
    private static final Pattern LEGAL_HEAD = Pattern.compile(
            "^[*_\\s]*(?:confidentiality|disclaimer|legal|important|privacy|confidential"
                    + "|caution|notice|haftungsausschluss|rechtlicher hinweis|avis de confidentialité|aviso (?:legal|de confidencialidad)|avvertenz).{0,60}");
    private static final Pattern BANNER = Pattern.compile(
            "^[\\s*\\[(<!⚠️]*(?:caution|warning|external|attention|achtung|extern|important|prudence)"
                    + "\\b.{0,300}?(?:outside|external|extern|do not click|links|sender|absender|organi[sz]ation|expéditeur).{0,400}",
            Pattern.DOTALL);

    private static final Pattern EMAIL = Pattern.compile("[\\p{L}\\p{N}._%+-]{1,64}@[\\p{L}\\p{N}.-]{1,190}");
    private static final Pattern PHONE = Pattern.compile("(?:\\+|\\(?\\d)[\\d\\s().\\-/]{7,24}\\d");
    private static final Pattern LINK = Pattern.compile("(?:https?://|www\\.)\\S{3,200}");

    private Signatures() {}

    static String without(String reply) {
        var lines = new ArrayList<>(reply.lines().toList());
        dropBanner(lines);
        boolean changed = true;
        for (int round = 0; changed && round < 6; round++) {
            trim(lines);
            changed = dropDelimited(lines) || dropDevice(lines) || dropLegal(lines);
        }
        trim(lines);
        if (!dropClosing(lines)) {
            dropContacts(lines);
        }
        trim(lines);
        var text = String.join("\n", lines).strip();
        return text.isEmpty() ? reply : text;
    }

    private static void trim(List<String> lines) {
        while (!lines.isEmpty() && lines.getLast().isBlank()) {
            lines.removeLast();
        }
    }

    /** "CAUTION: this mail comes from outside" that a gateway puts above the sender's words. */
    private static void dropBanner(List<String> lines) {
        int end = 0;
        var paragraph = new StringBuilder();
        while (end < lines.size() && end < 6 && !lines.get(end).isBlank()) {
            paragraph.append(lines.get(end++)).append(' ');
        }
        boolean banner = paragraph.length() < 700
                && BANNER.matcher(paragraph.toString().strip().toLowerCase(Locale.ROOT))
                        .matches();
        if (banner && lines.subList(end, lines.size()).stream().anyMatch(line -> !line.isBlank())) {
            lines.subList(0, end).clear();
        }
    }

    private static boolean dropDelimited(List<String> lines) {
        int written = 0;
        for (int i = lines.size() - 1; i > 0 && written <= 2 * LONGEST_BLOCK; i--) {
            var line = lines.get(i);
            if (line.strip().equals("--") || line.equals("—") || Separators.isRule(line) && isListFooter(lines, i)) {
                return cutAt(lines, i);
            }
            written += line.isBlank() ? 0 : 1;
        }
        return false;
    }

    private static boolean isListFooter(List<String> lines, int rule) {
        return lines.subList(rule + 1, lines.size()).stream()
                .limit(6)
                .map(line -> line.toLowerCase(Locale.ROOT))
                .anyMatch(line ->
                        line.contains("mailing list") || line.contains("unsubscribe") || line.contains("/listinfo/"));
    }

    private static boolean dropDevice(List<String> lines) {
        if (lines.isEmpty()) {
            return false;
        }
        var last = plain(lines.getLast());
        return last.length() < LONGEST_LINE && DEVICE.matcher(last).matches() && cutAt(lines, lines.size() - 1);
    }

    /** The last paragraph, and those above it, while they speak the language of lawyers. */
    private static boolean dropLegal(List<String> lines) {
        int begin = lines.size();
        while (begin > 0 && !lines.get(begin - 1).isBlank()) {
            begin--;
        }
        var paragraph = String.join(" ", lines.subList(begin, Math.min(lines.size(), begin + 40)))
                .toLowerCase(Locale.ROOT);
        if (begin == 0 || paragraph.length() < 20) {
            return false;
        }
        var hits = LEGAL.matcher(paragraph.length() > 4000 ? paragraph.substring(0, 4000) : paragraph)
                .results()
                .map(result -> result.group())
                .distinct()
                .count();
        boolean headed = LEGAL_HEAD.matcher(plain(lines.get(begin))).matches();
        return (hits >= 2 || hits == 1 && (headed || paragraph.length() > 150)) && cutAt(lines, begin);
    }

    private static boolean dropClosing(List<String> lines) {
        int written = 0;
        for (int i = lines.size() - 1; i > 0 && written <= LONGEST_BLOCK; i--) {
            var line = lines.get(i);
            if (line.isBlank()) {
                continue;
            }
            if (line.length() > LONGEST_LINE || line.strip().endsWith("?")) {
                return false;
            }
            var plain = plain(line);
            if (plain.length() <= 60 && CLOSING.matcher(plain).matches()) {
                return cutAt(lines, i);
            }
            written++;
        }
        return false;
    }

    /** A last paragraph of short lines, two of them with an address, number or link, is a signature without a closing. */
    private static void dropContacts(List<String> lines) {
        int begin = lines.size();
        int contacts = 0;
        while (begin > 0 && !lines.get(begin - 1).isBlank()) {
            var line = lines.get(--begin).strip();
            if (line.length() > 80 || line.endsWith("?") || lines.size() - begin > LONGEST_BLOCK) {
                return;
            }
            contacts += isContact(line) ? 1 : 0;
        }
        if (contacts >= 2 && begin > 0 && !lines.get(begin).strip().endsWith(":")) {
            cutAt(lines, begin);
        }
    }

    private static boolean isContact(String line) {
        return line.indexOf('@') > 0 && EMAIL.matcher(line).find()
                || PHONE.matcher(line).find()
                || (line.contains("://") || line.contains("www."))
                        && LINK.matcher(line).find();
    }

    private static boolean cutAt(List<String> lines, int at) {
        if (lines.subList(0, at).stream().allMatch(String::isBlank)) {
            return false;
        }
        lines.subList(at, lines.size()).clear();
        return true;
    }

    private static String plain(String line) {
        if (line.length() > 4 * LONGEST_LINE) {
            return "";
        }
        var lower = line.toLowerCase(Locale.ROOT).replace('\u00a0', ' ').strip();
        int from = 0;
        int to = lower.length();
        while (from < to && "*_-–—<>[]( ".indexOf(lower.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && ",.!;:*_-–—，。！)] ".indexOf(lower.charAt(to - 1)) >= 0) {
            to--;
        }
        return lower.substring(from, to);
    }
}
