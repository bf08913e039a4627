package pebble.demo;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One mail as bytes (RFC 5322, 2045, 2047). The same letter always gives the same bytes. */
final class Letter {
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(76, new byte[] {'\r', '\n'});

    private final Map<String, String> headers = new LinkedHashMap<>();
    private final List<Attachment> attachments = new ArrayList<>();
    private String text = "";
    private boolean html;

    record Attachment(String name, String type, byte[] content) {}

    Letter header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    Letter from(String name, String address) {
        return header("From", mailbox(name, address));
    }

    Letter subject(String subject) {
        return header("Subject", encoded(subject));
    }

    Letter at(Instant date) {
        return header("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atOffset(ZoneOffset.UTC)));
    }

    Letter text(String plain) {
        text = plain;
        return this;
    }

    /** Also as HTML, as most programs send it. */
    Letter alsoHtml() {
        html = true;
        return this;
    }

    Letter attach(Attachment attachment) {
        attachments.add(attachment);
        return this;
    }

    static String mailbox(String name, String address) {
        return encoded(name) + " <" + address + ">";
    }

    byte[] bytes() {
        StringBuilder mail = new StringBuilder();
        headers.forEach(
                (name, value) -> mail.append(name).append(": ").append(value).append("\r\n"));
        mail.append("MIME-Version: 1.0\r\n");
        if (attachments.isEmpty()) {
            mail.append(body());
        } else {
            mail.append("Content-Type: multipart/mixed; boundary=\"outer\"\r\n\r\n--outer\r\n")
                    .append(body());
            attachments.forEach(attachment -> mail.append("\r\n--outer\r\n").append(part(attachment)));
            mail.append("\r\n--outer--\r\n");
        }
        return mail.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private String body() {
        if (!html) {
            return leaf("text/plain; charset=utf-8", text);
        }
        return "Content-Type: multipart/alternative; boundary=\"inner\"\r\n\r\n--inner\r\n"
                + leaf("text/plain; charset=utf-8", text)
                + "\r\n--inner\r\n"
                + leaf("text/html; charset=utf-8", asHtml(text))
                + "\r\n--inner--\r\n";
    }

    private static String leaf(String type, String content) {
        return "Content-Type: " + type + "\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + LINES.encodeToString(content.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)) + "\r\n";
    }

    private static String part(Attachment attachment) {
        return "Content-Type: " + attachment.type() + "\r\nContent-Transfer-Encoding: base64\r\n"
                + "Content-Disposition: attachment; filename=\"" + encoded(attachment.name()) + "\"\r\n\r\n"
                + LINES.encodeToString(attachment.content()) + "\r\n";
    }

    private static String asHtml(String plain) {
        StringBuilder page = new StringBuilder("<html><body style=\"font-family:Calibri,sans-serif;font-size:11pt\">");
        boolean quoting = false;
        for (String line : plain.split("\n")) {
            boolean quoted = line.startsWith(">");
            if (quoted != quoting) {
                page.append(quoted ? "<blockquote type=\"cite\">" : "</blockquote>");
                quoting = quoted;
            }
            String shown = quoted ? line.replaceFirst("^>+ ?", "") : line;
            page.append(shown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
                    .append("<br>\n");
        }
        return page.append(quoting ? "</blockquote>" : "")
                .append("</body></html>")
                .toString();
    }

    /** RFC 2047 where a header has other letters than ASCII, in words short enough for every reader. */
    static String encoded(String value) {
        if (value.chars().allMatch(c -> c < 127)) {
            return value;
        }
        StringBuilder words = new StringBuilder();
        int start = 0;
        while (start < value.length()) {
            int end = Math.min(value.length(), start + 14);
            if (end < value.length() && Character.isHighSurrogate(value.charAt(end - 1))) {
                end--;
            }
            byte[] utf8 = value.substring(start, end).getBytes(StandardCharsets.UTF_8);
            words.append(start == 0 ? "" : "\r\n ")
                    .append("=?utf-8?B?")
                    .append(Base64.getEncoder().encodeToString(utf8))
                    .append("?=");
            start = end;
        }
        return words.toString();
    }

    String get(String header) {
        return Objects.requireNonNull(headers.get(header), header);
    }
}
