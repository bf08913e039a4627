package pebble.mail;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes mails for tests: the bytes as a mail server would hand them over. */
public final class Letters {
    private final Map<String, String> headers = new LinkedHashMap<>();
    private String body = "Please quote for 20 drums.";

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
        StringBuilder mail = new StringBuilder();
        headers.forEach(
                (name, value) -> mail.append(name).append(": ").append(value).append("\r\n"));
        return mail.append("\r\n").append(body).append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }
}
