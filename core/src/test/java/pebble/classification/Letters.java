package pebble.classification;

import java.nio.charset.StandardCharsets;
import pebble.mime.Mail;
import pebble.mime.MailReader;

/** Mails for tests, as they come off the wire. */
final class Letters {
    private Letters() {}

    /** Headers as given, one a line, then an empty line and the text. */
    static Mail mail(String raw) {
        var to = raw.contains("\nTo: ") || raw.startsWith("To: ") ? "" : "To: sales@acme.example\n";
        return MailReader.read((to + raw).getBytes(StandardCharsets.UTF_8));
    }

    static Mail from(String from, String subject, String headers, String text) {
        var more = headers.isEmpty() ? "" : headers + '\n';
        return mail("From: %s\nSubject: %s\nMessage-ID: <1@example.org>\n%s\n%s".formatted(from, subject, more, text));
    }
}
