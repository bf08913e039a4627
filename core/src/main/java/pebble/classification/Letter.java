package pebble.classification;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import pebble.mime.Mail;
import pebble.mime.Subjects;

/** A mail laid out for the checks: headers by name, sender in parts, subject and the ends of the text in lower case. */
final class Letter {
    private static final int HEAD = 3_000;
    private static final int TAIL = 1_500;
    private static final int LONGEST_SUBJECT = 600;
    private static final int LONGEST_ADDRESS = 320;
    /** Local parts and names of machines that carry mail. */
    private static final Pattern DAEMON =
            Pattern.compile("mailer-?daemon|mail-?daemon|\\bmdaemon|mail[ .]?delivery|delivery[ .]?sub"
                    + "system|system ?administrator|mail administrator|^daemon@|maildelivery");
    /** Local parts behind which nobody reads. */
    private static final Pattern ROBOT =
            Pattern.compile("(?:^|[._+-])(?:no-?_?\\.?reply|do-?_?\\.?not-?_?\\.?reply|noreply\\w*|donotreply\\w*"
                    + "|notifications?|notify|alerts?|monitor(?:ing)?|nagios|zabbix|icinga|prtg|grafana|prometheus|cron|root|daemon|system"
                    + "|robot|bot|automated?|auto|mailer|bounces?|postmaster|[a-z]+-daemon|calendar-notification|jenkins|gitlab|github|jira"
                    + "|backup|scanner|www-data|apache|nobody|svc|service-?account|nicht-?antworten|ne-?pas-?repondre|no-?responder"
                    + "|nao-?responda|non-?rispondere)(?:$|[._+-])");

    private final Map<String, String> headers;
    private final Mail mail;
    private final String sender;
    private final String senderName;
    private final String subject;
    private String text = "";

    Letter(Mail mail) {
        this.mail = mail;
        this.headers = HashMap.newHashMap(mail.headers().size());
        mail.headers().forEach(header -> headers.putIfAbsent(header.name().toLowerCase(Locale.ROOT), header.value()));
        var named = mail.from().isEmpty() ? null : mail.from().getFirst();
        var from = named == null || named.email().isEmpty() ? bare(header("from")) : named.email();
        this.sender = head(from, LONGEST_ADDRESS).toLowerCase(Locale.ROOT);
        this.senderName =
                named == null ? "" : head(named.name(), LONGEST_SUBJECT).toLowerCase(Locale.ROOT);
        this.subject =
                head(mail.subject(), LONGEST_SUBJECT).toLowerCase(Locale.ROOT).strip();
    }

    Mail mail() {
        return mail;
    }

    /** The first value of the header, empty where there is none. The name in lower case. */
    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    boolean has(String header) {
        return headers.containsKey(header);
    }

    boolean headerContains(String name, String lowerWord) {
        var value = headers.get(name);
        return value != null && value.toLowerCase(Locale.ROOT).contains(lowerWord);
    }

    boolean hasAnyHeaderStarting(String... prefixes) {
        for (var name : headers.keySet()) {
            for (var prefix : prefixes) {
                if (name.startsWith(prefix)) {
                    return true;
                }
            }
        }
        return false;
    }

    String sender() {
        return sender;
    }

    String senderLocal() {
        int at = sender.lastIndexOf('@');
        return at < 0 ? sender : sender.substring(0, at);
    }

    String subject() {
        return subject;
    }

    /** The first and last part of the text, lower case: enough to tell kinds apart, and bounded. */
    String text() {
        if (text.isEmpty() && !mail.text().isEmpty()) {
            var whole = mail.text();
            var ends = whole.length() <= HEAD + TAIL
                    ? whole
                    : whole.substring(0, HEAD) + '\n' + whole.substring(whole.length() - TAIL);
            text = ends.toLowerCase(Locale.ROOT);
        }
        return text;
    }

    /** In answer to something: by its headers or its subject. */
    boolean isReply() {
        return isReplyByHeaders() || Subjects.isReply(mail.subject());
    }

    boolean isReplyByHeaders() {
        return !mail.references().isEmpty() || !mail.inReplyTo().isEmpty();
    }

    /** Sent with the empty envelope sender, as RFC 5321 §4.5.5 wants of reports. */
    boolean hasNullReturnPath() {
        if (!has("return-path")) {
            return false;
        }
        var path = bare(header("return-path")).toLowerCase(Locale.ROOT);
        return path.isEmpty() || path.equals("null") || path.startsWith("mailer-daemon");
    }

    /** From a machine that carries mail, or from nobody. */
    boolean isFromDaemon() {
        return DAEMON.matcher(sender).find()
                || DAEMON.matcher(senderName).find()
                || has("from") && sender.isBlank() && bare(header("from")).isBlank();
    }

    boolean isFromPostmaster() {
        return senderLocal().endsWith("postmaster") || senderLocal().equals("poostmaster");
    }

    /** From an address behind which nobody reads. */
    boolean isFromRobot() {
        return isFromDaemon() || ROBOT.matcher(senderLocal()).find();
    }

    boolean has(Pattern pattern, String where) {
        return pattern.matcher(where).find();
    }

    /** Whether the mail brings another mail, or the headers of one, along. */
    boolean enclosesMail() {
        for (var attachment : mail.attachments()) {
            var type = attachment.contentType();
            if (type.startsWith("message/") || type.startsWith("text/rfc822")) {
                return true;
            }
        }
        return false;
    }

    private static String head(String value, int longest) {
        return value.length() <= longest ? value : value.substring(0, longest);
    }

    private static String bare(String value) {
        int open = value.lastIndexOf('<');
        int close = value.indexOf('>', open + 1);
        return (open >= 0 && close > open ? value.substring(open + 1, close) : value).strip();
    }
}
