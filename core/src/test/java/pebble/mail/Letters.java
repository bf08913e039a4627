package pebble.mail;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes mails for tests: the bytes as a mail server would hand them over. */
public final class Letters {
    private final Map<String, String> headers = new LinkedHashMap<>();
    private String body = "Please quote for 20 drums.";
    private String attached = "";

    private Letters() {}

    public static Letters from(String sender) {
        return new Letters()
                .with("From", sender)
                .with("To", "sales@ours.example")
                .with("Subject", "Enquiry for IPA")
                .at(Instant.parse("2026-03-02T09:00:00Z"));
    }

    public Letters to(String recipient) {
        return with("To", recipient);
    }

    public Letters id(String id) {
        return with("Message-ID", "<" + id + ">");
    }

    public Letters answers(String... ids) {
        return with("References", "<" + String.join("> <", ids) + ">")
                .with("In-Reply-To", "<" + ids[ids.length - 1] + ">");
    }

    public Letters subject(String subject) {
        return with("Subject", subject);
    }

    public Letters at(Instant date) {
        return with("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atOffset(ZoneOffset.UTC)));
    }

    public Letters body(String text) {
        body = text;
        return this;
    }

    /** A file behind the words, and behind those that are attached already. */
    public Letters attached(String filename, String type, byte[] file) {
        attached += """
                --b
                Content-Type: %s
                Content-Disposition: attachment; filename="%s"
                Content-Transfer-Encoding: base64

                %s
                """.formatted(type, filename, Base64.getMimeEncoder().encodeToString(file));
        return this;
    }

    /** Sets a header; one that is set already is replaced in its place. */
    public Letters with(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public Letters without(String name) {
        headers.remove(name);
        return this;
    }

    public byte[] raw() {
        if (!attached.isEmpty()) {
            with("MIME-Version", "1.0").with("Content-Type", "multipart/mixed; boundary=b");
        }
        StringBuilder mail = new StringBuilder();
        headers.forEach(
                (name, value) -> mail.append(name).append(": ").append(value).append("\r\n"));
        mail.append("\r\n");
        if (attached.isEmpty()) {
            mail.append(body).append("\r\n");
        } else {
            mail.append("--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n")
                    .append(body)
                    .append("\r\n")
                    .append(attached)
                    .append("--b--\r\n");
        }
        return mail.toString().getBytes(StandardCharsets.UTF_8);
    }
}
