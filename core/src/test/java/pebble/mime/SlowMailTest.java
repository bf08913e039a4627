package pebble.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Mails made to keep a reader busy: each would take minutes where reading is not linear. */
@Timeout(120)
class SlowMailTest {

    @Test
    void mails_made_to_be_slow_are_read_and_shown() {
        Map<String, String> mails = new LinkedHashMap<>();
        mails.put("a header of breaks", "Subject: a" + "\r".repeat(250_000) + "b\n\nx");
        mails.put("an address of brackets", "From: " + "(".repeat(250_000) + "\n\nx");
        mails.put("an address of commas", "From: <" + ",".repeat(250_000) + "\n\nx");
        mails.put("an address of colons", "From: =?" + ":".repeat(250_000) + "\n\nx");
        mails.put("an address of quotes", "From: " + "\"\\".repeat(125_000) + "\n\nx");
        mails.put("an address of spaces", "From: <a" + " ".repeat(250_000) + "b>\n\nx");
        mails.put("parameters of semicolons", "Content-Type: text/plain" + ";".repeat(250_000) + "=\n\nx");
        mails.put("parameters of spaces", "Content-Type: text/plain; name=" + "a ".repeat(125_000) + "\n\nx");
        mails.put("references of brackets", "References: " + "<  a  ".repeat(40_000) + "\n\nx");
        mails.put("a subject of encoded words", "Subject: " + "=?utf-8?q?".repeat(25_000) + "\n\nx");
        mails.put("a date of digits", "Date: " + "1:".repeat(100_000) + "\n\nx");
        mails.put("a hundred thousand headers", "X-A: b\n".repeat(100_000) + "\nx");
        mails.put("a line of ten million", "Subject: x\n\n" + "a".repeat(10_000_000));
        mails.put("links of commas", "Subject: x\n\n" + ("http://a" + ",".repeat(1_900) + "x ").repeat(2_000));
        mails.put("an address book", "Subject: x\n\n" + "a.b@c.d".repeat(500_000));
        mails.put("quotes in quotes", html("<blockquote type=cite>".repeat(5_000) + "x<br>".repeat(50_000)));
        mails.put("spaces", html("&nbsp;".repeat(500_000) + "x"));
        mails.put("paragraphs", html("<p>x</p>".repeat(200_000)));
        mails.put("quoted words", html("<blockquote type=cite>" + "word ".repeat(400_000)));
        mails.put("tables in tables", html("<table><tr><td>".repeat(20_000)));
        mails.put("lines above nothing", html("<div style='border-top:1px'>".repeat(50_000)));
        mails.put("a million parts", "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n".repeat(1_000_000));
        mails.put("files in text", "Subject: x\n\n" + "begin 644 x\n#0V%T\n".repeat(100_000));
        var deep = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            deep.append("Content-Type: multipart/mixed; boundary=b%dq\n\n--b%dq\n".formatted(i, i));
        }
        mails.put("five thousand levels", deep + "\n" + "x\n".repeat(1_000_000));

        mails.forEach((what, mail) -> {
            byte[] raw = mail.getBytes(StandardCharsets.UTF_8);
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            Mail read = MailReader.read(raw);
            String shown = SafeHtml.document(read, raw, false);
            long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
            System.out.printf("FIGURE slow mail, %s: %d ms for %d kB%n", what, took / 1_000_000, raw.length / 1000);
            assertThat(read.defect()).as(what).isNull();
            assertThat(shown).as(what).endsWith("</html>\n");
        });
    }

    private static String html(String body) {
        return "Subject: x\nContent-Type: text/html\n\n" + body;
    }
}
