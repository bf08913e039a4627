package pebble.classification;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pebble.mime.Report;
import pebble.mime.Trait;

/** Machines telling of themselves. A notice about trade (an order, a tender, a shipment) is somebody's work and stays. */
final class SystemNotices {
    private static final Pattern SUBJECT = Pattern.compile(
            "^(?:\\W{0,3}(?:alert|alarm|warning|critical|problem|recovery|resolved|firing|down|up|ok)\\b[\\]: *]|cron ?<|\\[?(?:nagios|zabbix|prtg|icinga)"
                    + "|(?:undelivered )?quarantine|(?:not )?read:|gelesen:|lu ?:|leído:|letto:|lida:)|backup (?:job|report|completed|failed|success)|job .{0,60}(?:failed|succeeded|completed)"
                    + "|password (?:reset|changed|expir|will expire|was changed)|new (?:sign|log)[- ]?in|sign-in (?:attempt|activity)|security (?:alert|notification|info)|unusual (?:activity|sign)"
                    + "|disk (?:space|usage)|storage (?:quota|is)|mailbox (?:is )?(?:almost |nearly )?full|quota|build (?:failed|passed|fixed)|pipeline|deployment|scheduled maintenance"
                    + "|spam (?:quarantine|digest|summary)|quarantine (?:summary|digest|report)|service (?:disruption|restored|interruption)|certificate .{0,40}expir|domain .{0,40}expir"
                    + "|license .{0,40}expir|update available|scan (?:report|to e?mail)|mailing list memberships? reminder|welcome to the .{1,60}mailing list|moderator request"
                    + "|passwort (?:zurück|geändert)|kennwort|anmeldung|réinitialis|mot de passe|contraseña|senha|parola|wachtwoord|lösenord|hasł|пароль|密码|密碼|パスワード|비밀번호");
    private static final Pattern TELLS = Pattern.compile(
            "do not (?:reply|respond)|don.t reply|not (?:reply|respond) (?:directly )?to this|no-?reply|(?:automatically|system|computer|auto)[- ](?:generated|created|sent)"
                    + "|automat(?:ic|ed) (?:e-?mail|message|notification)|unmonitored|not monitored|this mailbox is not|antworten sie (?:bitte )?nicht|automatisch (?:erstellt|generiert|erzeugt)"
                    + "|ne (?:pas )?répond|merci de ne pas|généré automatiquement|no responda|no responder|generado automáticamente|non rispondere|generat[oa] automaticamente|não responda"
                    + "|niet (?:te )?(?:beantwoorden|antwoorden)|automatisch gegenereerd|svara inte|inte besvaras|svar ikke|älä vastaa|nie odpowiada|neodpovídej|не отвечайте|автоматически"
                    + "|yanıtlamayın|ne válaszoljon|nu răspunde|请勿回复|請勿回覆|自動送信|返信(?:いただけません|できません|しないで)|회신하지|발신 ?전용|was read on|wurde am .{1,60}gelesen");
    private static final Pattern TRADE = Pattern.compile(
            "e?n?quir(?:y|ies)|inquir(?:y|ies)|\\brfq\\b|\\brfp\\b|requirement|quot(?:e|ation)|tender|\\bbid\\b|purchase|buyer|buy ?lead|\\blead\\b|\\bpo\\b|\\border|invoice|proforma"
                    + "|payment|remittance|shipment|shipping|dispatch|deliver(?:y|ed)|consignment|container|vessel|customs|\\bcoa\\b|certificate of analysis|sample|contact form|web ?form|callback|message from|customer|supplier"
                    + "|application|anfrage|angebot|bestellung|rechnung|lieferung|kontaktformular|demande|devis|commande|facture|livraison|cotización|pedido|factura|richiesta|ordine|fattura|cotação|fatura|询价|询盘|采购|订单|招标"
                    + "|見積|注文|견적|주문|запрос|заказ|счет|teklif|sipariş");

    private SystemNotices() {}

    static @Nullable String reason(Letter letter) {
        var mail = letter.mail();
        var report = mail.report();
        if (report != null && report.kind() == Report.Kind.DISPOSITION
                || mail.traits().contains(Trait.DISPOSITION_NOTIFICATION)) {
            return "A receipt: the mail was opened or deleted (RFC 8098).";
        }
        var invitation = mail.invitation();
        if (invitation != null
                && invitation.method().equals("REPLY")
                && mail.text().length() < 200) {
            return "An answer to a calendar invitation, without a word of its own.";
        }
        boolean generated = letter.header("auto-submitted").startsWith("auto-");
        boolean robot = letter.isFromRobot() || letter.isFromPostmaster();
        if (!generated && !robot || letter.isReply() && !generated) {
            return null;
        }
        if (TRADE.matcher(letter.subject()).find()) {
            return null;
        }
        int score = (generated ? 2 : 0) + (robot ? 2 : 0) + (letter.has("x-auto-response-suppress") ? 1 : 0);
        score += SUBJECT.matcher(letter.subject()).find() ? 2 : 0;
        score += TELLS.matcher(letter.text()).find() ? 2 : 0;
        boolean trades = score >= 4 && tradesIn(letter.text());
        return score >= 4 && !trades ? "Sent by a machine (" + letter.sender() + ") that expects no answer." : null;
    }

    /** Two different words of trade in the text: what the machine passes on may be a customer's. */
    private static boolean tradesIn(String text) {
        var words = TRADE.matcher(text);
        var first = "";
        while (words.find()) {
            if (first.isEmpty()) {
                first = words.group();
            } else if (!words.group().equals(first)) {
                return true;
            }
        }
        return false;
    }
}
