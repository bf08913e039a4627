package pebble.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Random;

/**
 * An endless, repeatable correspondence: conversations of one to five mails, plain and HTML, every tenth with an attachment.
 *
 * @param series mails of different series share nothing
 */
record Mails(int series) {
    private static final String[] PRODUCTS = {
        "Isopropyl alcohol 99.9%",
        "Caustic soda flakes",
        "Citric acid monohydrate",
        "Toluene",
        "Acetic acid glacial",
        "Titanium dioxide rutile",
        "Sodium hypochlorite",
        "Monoethylene glycol"
    };
    private static final String[] WORDS =
            ("please share your best rate for the quantity below with delivery at our plant we need the certificate of"
                            + " analysis and safety data sheet for each drum payment within thirty days after receipt of material kindly"
                            + " confirm the lead time freight and packing terms as our production starts next week regards")
                    .split(" ");
    private static final Instant START = Instant.parse("2026-01-05T04:30:00Z");

    byte[] mail(int n) {
        Random random = new Random(((long) series << 32) + n);
        int first = n - n % 5;
        int size = new Random(((long) series << 32) + first).nextInt(5) + 1;
        boolean reply = n - first > 0 && n - first < size;
        int conversation = reply ? first : n;
        String customer = "buyer" + conversation % 997 + "@customer" + conversation % 311 + ".example";
        String subject = PRODUCTS[conversation % PRODUCTS.length] + " – " + (conversation % 90 + 5) + " drums, ref "
                + series + "/" + conversation;
        StringBuilder mail = new StringBuilder(4096);
        mail.append("Received: from mx.customer.example by mail.ours.example; ")
                .append(date(n))
                .append("\r\n");
        mail.append("From: \"Buyer ")
                .append(conversation % 997)
                .append("\" <")
                .append(customer)
                .append(">\r\n");
        mail.append("To: sales@ours.example\r\nDate: ").append(date(n)).append("\r\n");
        mail.append("Message-ID: <").append(series).append('.').append(n).append("@customer.example>\r\n");
        if (reply) {
            mail.append("In-Reply-To: <")
                    .append(series)
                    .append('.')
                    .append(n - 1)
                    .append("@customer.example>\r\n");
            mail.append("References: <")
                    .append(series)
                    .append('.')
                    .append(first)
                    .append("@customer.example> <")
                    .append(series)
                    .append('.')
                    .append(n - 1)
                    .append("@customer.example>\r\n");
        }
        mail.append("Subject: =?UTF-8?B?")
                .append(Base64.getEncoder()
                        .encodeToString((reply ? "Re: " + subject : subject).getBytes(StandardCharsets.UTF_8)))
                .append("?=\r\nMIME-Version: 1.0\r\n");
        String text = text(random, 150 + random.nextInt(250));
        if (random.nextInt(10) == 0) {
            byte[] paper = new byte[12_000];
            random.nextBytes(paper);
            mail.append(
                            "Content-Type: multipart/mixed; boundary=m\r\n\r\n--m\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n")
                    .append(text)
                    .append(
                            "\r\n--m\r\nContent-Type: application/pdf; name=\"order.pdf\"\r\nContent-Disposition: attachment;"
                                    + " filename=\"order.pdf\"\r\nContent-Transfer-Encoding: base64\r\n\r\n")
                    .append(Base64.getMimeEncoder().encodeToString(paper))
                    .append("\r\n--m--\r\n");
        } else if (random.nextInt(3) == 0) {
            mail.append(
                            "Content-Type: multipart/alternative; boundary=a\r\n\r\n--a\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n")
                    .append(text)
                    .append("\r\n--a\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><body><p>")
                    .append(text.replace("\r\n", "<br>"))
                    .append("</p></body></html>\r\n--a--\r\n");
        } else {
            mail.append("Content-Type: text/plain; charset=utf-8\r\n\r\n")
                    .append(text)
                    .append("\r\n");
        }
        return mail.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Writes the first mails as one mbox. */
    void mbox(Path file, int count) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int n = 0; n < count; n++) {
                out.write("From buyer@customer.example Mon Jan  5 04:30:00 2026\n".getBytes(StandardCharsets.US_ASCII));
                out.write(mail(n));
                out.write('\n');
            }
        }
    }

    private static String date(int n) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                START.plusSeconds(60L * n).atOffset(ZoneOffset.UTC));
    }

    private static String text(Random random, int words) {
        StringBuilder text = new StringBuilder("Dear team,\r\n\r\n");
        for (int w = 1; w <= words; w++) {
            text.append(WORDS[random.nextInt(WORDS.length)]).append(w % 14 == 0 ? "\r\n" : " ");
        }
        return text.append("\r\n\r\nBest regards,\r\nBuyer\r\n").toString();
    }
}
