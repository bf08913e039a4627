package pebble.classification;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pebble.classification.Bounce.Outcome;
import pebble.mime.Report;
import pebble.mime.Trait;

/**
 * Delivery reports: those of RFC 3464, and the many that mail servers wrote before it or beside it, which share a sender that is a
 * machine, a subject of one of a few families, and a text that names an address and why it was not reached.
 */
final class Bounces {
    private static final Pattern SUBJECT = Pattern.compile(
            "undeliver|non-?deliver|delivery[ -](?:status|failure|failed|report|has|delay"
                    + "|notification|problem|error|incomplete|unsuccessful)|mail delivery|(?:mail|message|delivery) (?:system )?(?:failure|failed|error)"
                    + "|fail(?:ed|ure) (?:delivery|notice)|returned mail|return(?:ed|ing) to sender|could ?n.?t? be delivered|not (?:be )?delivered"
                    + "|not deliverable|unable to deliver|delayed mail|message .{0,40}delayed|warning: (?:could not|message|mail)|postmaster notify"
                    + "|error sending|rejected mail|mail rejected|bounced|message you sent blocked|mail(?:box)? (?:is )?full|mail status"
                    + "|notificat?ion .{0,12}(?:état|estado|stato)|non remis|échec de|échec d|remise (?:retardée|impossible)|non distribu"
                    + "|unzustellbar|nicht zugestellt|zustellung|unzustellbarkeit|zustellstatus|no se (?:ha )?pud?[oe]|no se puede entregar|no entregad"
                    + "|non recapit|mancat[oa] (?:recapito|consegna)|impossibile recapitare|não (?:é possível )?entreg|falha na entrega|não entregue"
                    + "|onbestelbaar|niet (?:bezorgd|afgeleverd)|kan ikke leveres|ikke leveret|ikke levert|kunde inte levereras|inte leverera|olevererbar"
                    + "|toimitus (?:epäonnistui|ei)|ei voitu toimittaa|niedostarcz|nie dostarczono|nie można dostarczyć|nedoruč|kézbesíthetetlen"
                    + "|sikertelen kézbesítés|teslim edileme|iletileme|nu (?:a putut|poate) fi|недостав|не достав|невозможно доставить|αδύνατη η παράδοση"
                    + "|לא ניתן למסור|תעורת מסירה|تعذر التسليم|لم يتم التسليم|لم يتم تسليم|配信(?:不能|エラー|できません)|送信(?:エラー|できません)|メール(?:送信)?エラー|配達不能"
                    + "|エラー通知|不達|退信|无法送达|无法投递|退回|未送达|投递失败|發送失敗|傳送失敗|발송 ?실패|반송|전송 ?실패|배달되지|không (?:thể )?gửi được|tidak terkirim"
                    + "|gagal terkirim|not (?:a )?members?\\b|non-?members?\\b|duplicated message-id|loop alert|awaits moderator|submission rejected");

    private static final Pattern FAILURE = Pattern.compile(
            "(?:could|can|was|were|will|has|have|may)(?: ?not|n.t) (?:be |been )?(?:deliver|sent|reach)"
                    + "|undeliver|non-?deliver|not delivered|unable to (?:deliver|send)|failed to (?:deliver|send)|deliver\\w* .{0,60}fail|delivery "
                    + "(?:problem|attempt|error|temporarily|to the following)|had (?:permanent|delivery)|permanent(?:ly)? (?:fatal )?error|fatal errors"
                    + "|returned? (?:the following )?errors|returned permanent|returned to (?:its |the )?sender|returning message|transcript of (?:the )?session"
                    + "|was (?:automatically )?(?:rejected|refused|blocked)|refused to accept|unknown user|user (?:is )?unknown|no such (?:user|person|address)"
                    + "|unknown (?:host|or illegal|recipient)|unrouteable|mailbox is full|mailbox (?:unavailable|not found)|over ?quota|quota exceeded"
                    + "|host (?:unknown|not found)|no valid recipients|failed addresses|following (?:addresses|recipients?) |(?:had )?trouble delivering"
                    + "|not a member of|only members|duplicated message-id|bouncedrecipients|notificationtype\":\"bounce|retry timeout exceeded|message expired"
                    + "|we(?:'re| were|re) (?:sorry|unable)|hop count|not listed in public|could not send|error sending|message blocked"
                    + "|送信できません|配信できません|送れません|エラー|届けられません|宛先|无法送达|退信|投递失败|无法投递|반송|전달되지 못|nicht zugestellt|unzustellbar|konnte nicht"
                    + "|n'a (?:pas )?pu être|n’a pas pu|no (?:se )?(?:ha )?pud?o|no pudo ser|impossibile|non è stato possibile|não (?:foi|pôde|pode)|не (?:было|удалось|может|доставлено)"
                    + "|недостав|niet (?:worden )?(?:bezorgd|afgeleverd)|kunde inte|kunne ikke|nie (?:można|udało|mógł)|nelze doručit|teslim edil");

    private static final Pattern DIAGNOSTIC =
            Pattern.compile("\\b[45]\\d\\d[ -]{1,2}[<(#]{0,2}[45]\\.\\d{1,3}\\.\\d{1,3}|\\b5\\d\\d[ -][^\\n]{0,80}"
                    + "(?:user|mailbox|recipient|relay|block|reject|address|domain|sender|spam|not)|diagnostic-?code\"?:|final-recipient:|status\"?: ?\"?[45]\\.\\d"
                    + "|action: (?:failed|delayed)|remote host said|smtp error|\\bdata\\b.{0,20}\\b5\\d\\d\\b");
    private static final Pattern ORIGINAL = Pattern.compile(
            "(?:original|returned|your) (?:message|mail)|message (?:text|header)s? follow|(?m)^[ >|]*message-id:");

    private static final Pattern ADDRESS = Pattern.compile("[a-z0-9._%+=/&'-]{1,64}@[a-z0-9.-]{1,190}\\.[a-z]{2,24}");
    private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^[ >|\\t]*message-id: *<?([^<>\\s]{3,250})>?");
    private static final Pattern ID_LINE =
            Pattern.compile("(?m)^.{0,60}(?:message-id|in-reply-to|references|received)\\b.*$|\\bid [\\w.]+@\\S+");
    private static final Pattern STATUS = Pattern.compile("\\b([45]\\.\\d{1,3}\\.\\d{1,3})\\b");
    private static final Pattern DELAYED =
            Pattern.compile("delay|temporar|still (?:be )?(?:try|retried|queued)|warning");
    private static final int ENOUGH = 8;

    private Bounces() {}

    static @Nullable String reason(Letter letter) {
        var mail = letter.mail();
        var report = mail.report();
        if (report != null && report.kind() == Report.Kind.DELIVERY
                || mail.traits().contains(Trait.DELIVERY_REPORT)) {
            return "A delivery report (RFC 3464)" + about(report == null ? "" : report.finalRecipient()) + ".";
        }
        if (letter.has("x-failed-recipients")) {
            return "A mail server lists failed recipients: " + letter.header("x-failed-recipients") + ".";
        }
        boolean reportType = letter.headerContains("content-type", "multipart/report");
        boolean nullPath = letter.hasNullReturnPath();
        int machine = machine(letter, reportType, nullPath);
        if (machine == 0) {
            return null;
        }
        boolean subject = letter.has(SUBJECT, letter.subject());
        int score = machine + (subject ? 4 : 0) + (letter.enclosesMail() ? 2 : 0);
        var text = letter.text();
        boolean failure = letter.has(FAILURE, text);
        boolean diagnostic = letter.has(DIAGNOSTIC, text);
        boolean original = letter.has(ORIGINAL, text);
        score += (failure ? 4 : 0) + (diagnostic ? 2 : 0) + (original ? 1 : 0);
        // "Your parcel could not be delivered" comes from robots too, but with no code and no mail brought back.
        boolean ofMail = letter.isFromDaemon()
                || nullPath
                || reportType
                || isListSoftware(letter)
                || diagnostic
                || letter.enclosesMail()
                || original && letter.isFromPostmaster();
        if (score < ENOUGH || !ofMail || !subject && !failure && !diagnostic) {
            return null;
        }
        return "A delivery report in a mail server's own words, from "
                + (letter.sender().isBlank() ? "no address" : letter.sender()) + ".";
    }

    private static int machine(Letter letter, boolean reportType, boolean nullPath) {
        int score = 0;
        if (letter.isFromDaemon()) {
            score += 5;
        } else if (letter.isFromPostmaster()) {
            score += 3;
        } else if (letter.isFromRobot()) {
            score += 2;
        } else if (isListSoftware(letter)) {
            score += 3;
        }
        score += nullPath ? 3 : 0;
        score += reportType ? 3 : 0;
        return score + (score > 0 && letter.header("auto-submitted").startsWith("auto") ? 1 : 0);
    }

    private static boolean isListSoftware(Letter letter) {
        return letter.has("x-mlserver") || letter.has("x-list-administrivia");
    }

    static Bounce bounce(Letter letter) {
        var report = letter.mail().report();
        if (report != null && report.kind() == Report.Kind.DELIVERY) {
            var outcome = switch (report.action()) {
                case "delayed" -> Outcome.DELAYED;
                case "delivered", "relayed", "expanded" -> Outcome.DELIVERED;
                default ->
                    report.status().startsWith("4") && report.action().isEmpty() ? Outcome.DELAYED : Outcome.FAILED;
            };
            return new Bounce(
                    original(letter, report.originalMessageId()),
                    recipient(letter, report.finalRecipient()),
                    report.status(),
                    outcome);
        }
        var status = STATUS.matcher(letter.text());
        boolean delayed = DELAYED.matcher(letter.subject()).find();
        return new Bounce(
                original(letter, ""),
                recipient(letter, ""),
                status.find() ? status.group(1) : "",
                delayed ? Outcome.DELAYED : Outcome.FAILED);
    }

    private static String original(Letter letter, String reported) {
        if (!reported.isEmpty()) {
            return reported;
        }
        var named = MESSAGE_ID.matcher(letter.mail().text());
        if (named.find()) {
            return named.group(1);
        }
        var mail = letter.mail();
        if (!mail.inReplyTo().isEmpty()) {
            return mail.inReplyTo().getLast();
        }
        return mail.references().isEmpty() ? "" : mail.references().getLast();
    }

    /** The failed address: as reported, else the first in the text that is neither the reporter's nor ours, to whom it reports. */
    private static String recipient(Letter letter, String reported) {
        var failed = reported.isEmpty() || reported.startsWith("|") ? letter.header("x-failed-recipients") : reported;
        var listed = ADDRESS.matcher(failed.toLowerCase(Locale.ROOT));
        if (listed.find()) {
            return listed.group();
        }
        var addresses = ADDRESS.matcher(ID_LINE.matcher(letter.text()).replaceAll(""));
        while (addresses.find()) {
            var each = addresses.group();
            boolean other =
                    letter.mail().to().stream().noneMatch(to -> to.email().equalsIgnoreCase(each))
                            && !each.equals(letter.sender())
                            && !each.contains("postmaster@");
            if (other) {
                return each;
            }
        }
        return "";
    }

    private static String about(String recipient) {
        return recipient.isEmpty() ? "" : " about " + recipient;
    }
}
