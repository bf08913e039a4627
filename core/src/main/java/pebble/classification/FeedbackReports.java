package pebble.classification;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pebble.mime.Report;
import pebble.mime.Trait;

/** Complaints and authentication reports by providers: ARF (RFC 5965), its forerunners, DMARC and TLS reports, unsubscriptions. */
final class FeedbackReports {
    private static final Pattern SUBJECT = Pattern.compile(
            "complaint about message from|abuse report|spam complaint|feedback (?:loop )?report"
                    + "|dmarc .{0,30}report|report domain: .{1,200}submitter:|^\\[?report\\]? .{0,40}(?:spam|abuse)|email feedback|fbl report");
    private static final Pattern SENDER =
            Pattern.compile("^(?:staff|fbl|abuse|complaints?|feedback(?:-?loop)?|feedbackloop|dmarc|spamreports?)"
                    + "|(?:dmarc|fbl|feedbackloop|tlsrpt|no-?reply|postmaster)");

    private FeedbackReports() {}

    static @Nullable String reason(Letter letter) {
        var report = letter.mail().report();
        if (report != null && report.kind() == Report.Kind.FEEDBACK
                || letter.mail().traits().contains(Trait.FEEDBACK_REPORT)) {
            return "A feedback report (RFC 5965).";
        }
        var type = letter.header("content-type");
        if (type.contains("feedback-report")
                || type.contains("report-type=\"tlsrpt")
                || type.contains("report-type=tlsrpt")) {
            return "A provider's report on our mail.";
        }
        if (letter.isReply()) {
            return null;
        }
        boolean machine = SENDER.matcher(letter.senderLocal()).find();
        if (machine && letter.has(SUBJECT, letter.subject()) && brings(letter)) {
            return "A complaint or authentication report sent by " + letter.sender() + ".";
        }
        boolean automatic = letter.header("auto-submitted").startsWith("auto") || letter.has("x-apple-unsubscribe");
        if (automatic && letter.subject().equals("unsubscribe")) {
            return "A mail program unsubscribes its owner.";
        }
        return null;
    }

    private static boolean brings(Letter letter) {
        return letter.enclosesMail()
                || letter.mail().attachments().stream()
                        .anyMatch(a ->
                                a.contentType().contains("zip") || a.filename().endsWith(".gz"));
    }
}
