package pebble.connectors.parsers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pebble.reading.Outcome;

class TextFileTest {
    @TempDir
    Path folder;

    @Test
    void text_is_told_as_it_stands() {
        Outcome.Read read = TestReader.shared("docs/paperless/simple.txt");

        assertThat(TestReader.text(read)).isEqualTo("This is a test file.\n");
        assertThat(read.mediaType()).isEqualTo("text/plain");
        assertThat(read.pages().getFirst().words()).isEmpty();
        assertThat(read.pages().getFirst().scanned()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "UTF-16LE", "windows-1251", "GB18030"})
    void the_charset_of_plain_text_is_found(String charset) throws IOException {
        String text = "Сертификат анализа на продукт. Паспорт качества продукта. Цена за килограмм. ".repeat(5);
        if (charset.equals("GB18030")) {
            text = "产品分析证书，质量合格，请报价。我们需要一百公斤的氯化钠。".repeat(5);
        }
        byte[] bytes = (charset.startsWith("UTF-16") ? "\uFEFF" + text : text).getBytes(Charset.forName(charset));
        Path file = Files.write(folder.resolve("text.txt"), bytes);

        assertThat(TestReader.text(TestReader.read(file))).isEqualTo(text);
    }

    @Test
    void html_is_its_words_without_scripts_in_the_charset_it_names() throws IOException {
        String html = "<html><head><meta charset=\"ISO-8859-15\"><title>Preisliste</title><style>p {}</style></head>"
                + "<body><script>alert(1)</script><p>Säure 5 €</p><table><tr><td>a</td><td>b</td></tr></table></body></html>";
        Path file = Files.write(folder.resolve("list.html"), html.getBytes(Charset.forName("ISO-8859-15")));

        assertThat(TestReader.text(TestReader.read(file))).isEqualTo("Preisliste\n\nSäure 5 €\n\na b");
    }

    @Test
    void xml_is_the_text_of_its_elements() throws IOException {
        String xml = """
                <?xml version="1.0" encoding="UTF-8"?>
                <Invoice xmlns:cbc="urn:x"><cbc:ID>4711</cbc:ID><!-- no --><cbc:Note><![CDATA[Lösung & mehr]]></cbc:Note></Invoice>""";
        Path file = Files.writeString(folder.resolve("ubl.xml"), xml, StandardCharsets.UTF_8);

        assertThat(TestReader.text(TestReader.read(file))).isEqualTo("4711\nLösung & mehr");
    }

    @Test
    void of_a_giant_text_the_beginning_is_read() throws IOException {
        Path file = folder.resolve("giant.txt");
        Files.writeString(file, "0123456789".repeat(2_500_000));

        Outcome.Read read = TestReader.read(file);

        assertThat(read.cut()).isTrue();
        assertThat(TestReader.text(read)).hasSize(20_000_000);
    }

    @Test
    void a_mail_tells_who_wrote_what_to_whom_with_which_files() throws IOException {
        Path file = Files.writeString(folder.resolve("mail.eml"), """
                From: Asha Rao <asha@customer.example>
                To: sales@pebble.example
                Subject: =?UTF-8?Q?Offer_f=C3=BCr_200_kg?=
                Date: Mon, 2 Nov 2026 09:00:00 +0000
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain

                Please quote.
                --b
                Content-Type: application/pdf; name="spec.pdf"
                Content-Disposition: attachment; filename="spec.pdf"

                %PDF
                --b--
                """);

        Outcome.Read read = TestReader.read(file);

        assertThat(read.mediaType()).isEqualTo("message/rfc822");
        assertThat(TestReader.text(read)).isEqualTo("""
                        Subject: Offer für 200 kg
                        From: Asha Rao <asha@customer.example>
                        To: sales@pebble.example
                        Date: 2026-11-02T09:00:00Z

                        Please quote.

                        Attachments: spec.pdf""");
    }

    @Test
    void a_mail_of_outlook_is_read() {
        Outcome.Read read = TestReader.shared("mail/tika/testMSG_att_msg.msg");

        assertThat(read.mediaType()).isEqualTo("application/vnd.ms-outlook");
        assertThat(TestReader.text(read)).startsWith("Subject: ");
    }
}
