package pebble.connectors.parsers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import pebble.mime.Address;
import pebble.mime.Attachment;
import pebble.mime.Mail;
import pebble.mime.MailReader;

/** A mail as people print it: who wrote to whom, what about, what, and what hangs on it. */
final class MailFile {
    private static final int MOST = 48 << 20;
    private static final byte[] OUTLOOK = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private MailFile() {}

    static String read(Path file, Pages pages) throws IOException, Refusal {
        Head head = Head.of(file, MOST);
        if (head.isCut()) {
            pages.cut();
        }
        Mail mail = MailReader.read(head.bytes());
        if (mail.defect() != null && mail.text().isBlank()) {
            throw new Refusal(mail.defect() + ".");
        }
        pages.add(text(mail));
        return head.startsWith(OUTLOOK) ? "application/vnd.ms-outlook" : "message/rfc822";
    }

    private static String text(Mail mail) {
        StringBuilder text = new StringBuilder();
        line(text, "Subject", mail.subject());
        line(text, "From", people(mail.from()));
        line(text, "To", people(mail.to()));
        line(text, "Cc", people(mail.cc()));
        line(text, "Date", mail.date() == null ? "" : mail.date().toString());
        text.append('\n').append(mail.text().strip()).append('\n');
        String files = mail.attachments().stream()
                .map(Attachment::filename)
                .filter(name -> !name.isBlank())
                .collect(Collectors.joining(", "));
        if (!files.isEmpty()) {
            text.append('\n');
            line(text, "Attachments", files);
        }
        return text.toString().strip();
    }

    private static void line(StringBuilder text, String name, String value) {
        if (!value.isBlank()) {
            text.append(name).append(": ").append(value.strip()).append('\n');
        }
    }

    private static String people(List<Address> addresses) {
        return addresses.stream()
                .map(a -> a.name().isBlank()
                        ? a.email()
                        : a.email().isBlank() ? a.name() : a.name() + " <" + a.email() + ">")
                .collect(Collectors.joining(", "));
    }
}
