package pebble.classification;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers that a machine gives for its owner: RFC 3834, the headers that came before it, and out-of-office notes. */
final class AutoReplies {
    /** The words that clients themselves put before the subject they answer. */
    private static final Pattern PREFIX = Pattern.compile(
            "^(?:\\[[^\\]]{1,40}\\] *)?(?:(?:automatic|auto(?:matic)?[- ]?)(?:ally generated )?(?:reply|response|answer)"
                    + "|autoreply|autoresponse|auto:|out[- ]of[- ](?:the )?office(?: (?:auto ?)?(?:reply|autoreply|response|message|notification))?|ooo"
                    + "|vacation (?:reply|response|message)|away from (?:my |the )?(?:office|mail)|automatische (?:antwort|abwesenheit)|automatisch antwoord"
                    + "|abwesenheit(?:snotiz|snachricht|sassistent)?|abwesend|réponse automatique|réponse d'absence|absence du bureau|message d'absence"
                    + "|respuesta automática|fuera de (?:la )?oficina|risposta automatica|fuori (?:sede|ufficio)|resposta automática|fora do escritório"
                    + "|ausência|niet aanwezig|afwezig(?:heid)?|autosvar|automatiskt svar|automatisk svar|frånvaro|fraværende|fravær|automaattinen vastaus"
                    + "|poissaolo|automatyczna odpowiedź|autoodpowiedź|odpowiedź automatyczna|poza biurem|automatická odpověď|automatická odpoveď"
                    + "|автоматический ответ|автоответ|автоматична відповідь|otomatik (?:yanıt|cevap)|ofis dışında|automatikus válasz|răspuns automat"
                    + "|αυτόματη απάντηση|εκτός γραφείου|automatski odgovor|samodejni odgovor|תשובה אוטומטית|מענה אוטומטי|رد تلقائي|الرد التلقائي|رد تلقائي"
                    + "|自动回复|自动答复|自動回覆|自動回復|自動応答|自動返信|不在(?:通知|メール)?|자동 ?(?:회신|응답|답장)|부재중|trả lời tự động|balasan otomatis|ตอบกลับอัตโนมัติ"
                    + "|automatinis atsakymas|automātiskā atbilde|automaatvastus)(?![\\p{L}])");

    private static final Pattern AWAY = Pattern.compile(
            "(?:i|we) (?:am|are|will be|'m|’m) (?:currently |now )?(?:out of|away from|on (?:annual |parental "
                    + "|maternity |sick |business )?(?:leave|vacation|holiday|trip))|out of (?:the )?office|limited access to (?:my )?e-?mail|on vacation"
                    + "|this is an automat(?:ic|ed) (?:reply|response)|auto(?:matic)?[ -]?(?:reply|response)|will (?:reply|respond|answer) .{0,40}(?:return|back)"
                    + "|nicht im büro|nicht im hause|abwesend|im urlaub|absent(?:e)? du|en congés?|de vacaciones|fuera de la oficina|fuori ufficio|in ferie"
                    + "|de férias|ausente|niet aanwezig|met vakantie|på semester|på ferie|lomalla|na urlopie|nieobecn|v отпуске|в отпуске|отсутств|izinde"
                    + "|休暇|不在|休假|不在办公室|휴가|부재");

    private AutoReplies() {}

    static @Nullable String reason(Letter letter) {
        var submitted = letter.header("auto-submitted").toLowerCase(Locale.ROOT);
        if (submitted.startsWith("auto-replied") || submitted.contains("vacation")) {
            return "The sender's server answered automatically (Auto-Submitted: " + letter.header("auto-submitted")
                    + ").";
        }
        if (letter.has("x-autoreply") && !letter.header("x-autoreply").equalsIgnoreCase("no")
                || letter.has("x-autorespond")
                || letter.has("x-autoresponder")
                || letter.has("x-autoreply-from")
                || letter.has("x-mail-autoreply")
                || letter.headerContains("x-apple-action", "vacation")
                || letter.headerContains("precedence", "auto_reply")
                || letter.headerContains("x-precedence", "auto_reply")
                || letter.headerContains("delivered-to", "autoresponder")
                || letter.headerContains("x-post-messageclass", "autoresponder")) {
            return "An automatic answer, as its headers say.";
        }
        boolean named = PREFIX.matcher(letter.subject()).find();
        boolean generated = submitted.startsWith("auto-");
        boolean suppresses = letter.headerContains("x-auto-response-suppress", "all")
                || letter.headerContains("x-auto-response-suppress", "oof");
        boolean bulk = letter.headerContains("precedence", "bulk") || letter.headerContains("precedence", "junk");
        int machine = (generated ? 2 : 0)
                + (letter.hasNullReturnPath() ? 2 : 0)
                + (suppresses ? 1 : 0)
                + (bulk ? 1 : 0)
                + (letter.isFromRobot() ? 1 : 0);
        if (named && (machine > 0 || letter.subject().indexOf(':') > 0 || away(letter))) {
            return "An automatic answer, as its subject says: “" + letter.mail().subject() + "”.";
        }
        if (machine >= 2 && letter.isReply() && (generated || away(letter))) {
            return "A machine answered, and says that the person is away or that it is automatic.";
        }
        return null;
    }

    private static boolean away(Letter letter) {
        return letter.mail().text().length() < 4_000
                && AWAY.matcher(letter.text()).find();
    }
}
