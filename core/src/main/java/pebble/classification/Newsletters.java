package pebble.classification;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pebble.mail.OwnAddresses;

/**
 * Mail written once for many. Headers that lists add say only that a list carried it; what is also needed is that the mail itself
 * speaks to subscribers. Words of trade in the subject outweigh much: portals send enquiries with List-Unsubscribe too.
 */
final class Newsletters {
    /** Words by which a mail tells subscribers how to leave. */
    private static final String[] LEAVE = """
            unsubscribe|opt-out|opt out|manage your preferences|email preferences|update your preferences|manage preferences|manage subscription
            |subscription preferences|subscription settings|stop receiving|no longer wish to receive|removed from this|removed from our|mailing list
            |you are receiving this|you're receiving this|received this email because|received this newsletter|newsletter|abmelden|abbestellen|austragen
            |désabonner|désinscri|darse de baja|cancelar la suscripción|cancelar su suscripción|descadastr|cancelar inscrição|cancelar a subscrição
            |disiscri|cancellati dalla|annulla l'iscrizione|uitschrijven|afmelden|avregistrera|avprenumerera|afmeld|meld deg av|peruuta tilaus|wypisz
            |rezygnacj|odhlásit|odhlásiť|отписаться|отказаться от рассылки|відписатися|leiratkoz|dezabon|abonelikten|aboneliği|απεγγραφή|διαγραφή από
            |להסרה|הסר אותי|إلغاء الاشتراك|退订|取消订阅|取消訂閱|配信停止|購読解除|수신거부|수신 거부|hủy đăng ký|berhenti berlangganan|ยกเลิกการ""".replace("\n", "").split("\\|");

    private static final Pattern BROWSER = Pattern.compile(
            "(?:view|read|see|open|display) (?:this |it |the )?(?:e-?mail |message |newsletter |mail )?(?:in|on|using) (?:your |a |the )?(?:web ?)?browser"
                    + "|view (?:this )?(?:e-?mail )?online|web version|im browser (?:ansehen|anzeigen|öffnen)|online-version|version en ligne|dans (?:votre|le) navigateur|en (?:su|tu|el) navegador"
                    + "|nel browser|no (?:seu )?navegador|in (?:je|uw) browser|i webbläsaren|w przeglądarce|в браузере|tarayıcı|ブラウザ|在浏览器|웹에서 보기");
    private static final Pattern ISSUE = Pattern.compile(
            "newsletter|news ?letter|digest|\\bnews\\b|weekly|daily|monthly|this week|webinar|\\d{1,2} ?% (?:off|rabatt|de)|sale\\b|discount|special offer"
                    + "|black friday|free trial|last chance|angebote? der|offres?\\b|oferta|offerta|promo|rundbrief|lettre d|boletín|boletim|nieuwsbrief|nyhetsbrev|nyhedsbrev|uutiskirje|biuletyn"
                    + "|рассылк|новости|дайджест|скидк|bülten|hírlevél|时讯|快讯|メルマガ|ニュース|뉴스레터");
    private static final Pattern SENDER = Pattern.compile(
            "(?:^|[._+@-])(?:newsletters?|news|e?news|marketing|promo(?:tions?)?|updates?|offers?|deals|campaigns?|digest|mailing|events?|info-?mail|announce(?:ments?)?)(?:$|[._+@-])");
    private static final Pattern TRADE = Pattern.compile(
            "e?n?quir(?:y|ies)|inquir(?:y|ies)|\\brfq\\b|\\brfp\\b|requirement|quot(?:e|ation)|tender|bid\\b|purchase|buy(?:er|lead)|\\bpo\\b|order|invoice|proforma|payment"
                    + "|shipment|dispatch|delivery|consignment|\\bcoa\\b|sample|anfrage|angebot|bestellung|rechnung|demande|devis|commande|cotización|pedido|factura|richiesta|ordine|preventivo|cotação|询价|询盘|采购|订单|招标"
                    + "|見積|注文|견적|запрос|заказ|teklif|sipariş");
    private static final Pattern PERSONAL = Pattern.compile(
            "^\\W{0,20}(?:dear|hi|hello|hallo|liebe[r]?|sehr geehrte[r]?|bonjour|cher|chère|estimad[oa]|hola|gentile|caro|prezad[oa]|beste|geachte|hej|hei|здравствуйте|уважаем\\S{2})"
                    + "\\s+(?!all\\b|friends?\\b|customers?\\b|subscribers?\\b|members?\\b|readers?\\b|reader\\b|kund|leser|abonn|client|suscri)\\p{L}{2,}");
    private static final String[] CAMPAIGN_TOOLS = {
        "x-mailchimp",
        "x-mc-",
        "x-campaign",
        "x-sg-",
        "x-sendgrid",
        "x-mailgun-",
        "x-mailjet",
        "x-mj-",
        "x-sib-",
        "x-csa-complaints",
        "x-hubspot",
        "x-hs-",
        "x-cm-",
        "x-constant",
        "x-roving",
        "x-sfmc",
        "x-job",
        "x-emarsys",
        "x-klaviyo",
        "x-mailerlite",
        "x-pm-tag",
        "x-ses-",
        "x-iterable",
        "x-marketo",
        "x-eloqua",
        "x-elq",
        "x-zoho-campaign",
        "x-newsletter",
        "x-listmember",
        "x-mailing-id",
        "x-rpcampaign",
        "x-feedback-id",
        "x-mailer-lid",
        "x-mailer-recptid",
        "x-mailer-sid",
        "x-exacttarget",
        "x-responsys",
        "x-silverpop",
        "x-virtualserver"
    };
    private static final int ENOUGH = 7;

    private Newsletters() {}

    static @Nullable String reason(Letter letter, OwnAddresses own) {
        if (letter.isReply() || own.contains(letter.sender())) {
            return null;
        }
        int carried = carried(letter, own);
        boolean editorial = SENDER.matcher(letter.sender()).find();
        if (carried == 0 && !editorial) {
            return null;
        }
        boolean issue = ISSUE.matcher(letter.subject()).find();
        int score = carried
                + (editorial ? 2 : 0)
                + (issue ? 2 : 0)
                - (TRADE.matcher(letter.subject()).find() ? 4 : 0);
        var text = letter.text();
        boolean leave = containsAny(text, LEAVE);
        boolean browser =
                BROWSER.matcher(text.substring(0, Math.min(600, text.length()))).find();
        score += (leave ? 3 : 0) + (browser ? 3 : 0) - (PERSONAL.matcher(text).find() ? 2 : 0);
        boolean speaks = leave || browser || editorial && issue;
        return speaks && score >= ENOUGH
                ? "Written once for many: it offers to unsubscribe and was sent in bulk."
                : null;
    }

    private static boolean containsAny(String text, String[] words) {
        for (var word : words) {
            if (text.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** What the headers say of bulk sending; nothing where the list is an address of ours or one that people write to. */
    private static int carried(Letter letter, OwnAddresses own) {
        var listed = (letter.header("list-id") + ' ' + letter.header("list-post")).toLowerCase(Locale.ROOT);
        boolean ours = own.addresses().stream()
                .anyMatch(address -> listed.contains(address) || listed.contains(address.replace('@', '.')));
        if (ours) {
            return 0;
        }
        int score = 0;
        score += letter.has("list-unsubscribe") ? 2 : 0;
        score += letter.has("list-unsubscribe-post") ? 1 : 0;
        score += letter.has("list-id") ? 1 : 0;
        score += letter.headerContains("precedence", "bulk") || letter.headerContains("precedence", "list") ? 1 : 0;
        score += letter.has("feedback-id") ? 1 : 0;
        score += letter.hasAnyHeaderStarting(CAMPAIGN_TOOLS) ? 2 : 0;
        score += letter.isFromRobot() ? 1 : 0;
        boolean discussion = letter.headerContains("list-post", "mailto:") || letter.has("mailing-list");
        return Math.max(0, discussion ? score - 4 : score);
    }
}
