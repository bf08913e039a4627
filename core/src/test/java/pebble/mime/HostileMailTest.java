package pebble.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Whatever the bytes, a mail is read, has a hash and can be shown; none of its strings is one that PostgreSQL refuses. */
class HostileMailTest {
    private static final List<Path> MAILS =
            Corpus.files("").stream().filter(f -> f.toFile().length() < 200_000).toList();
    private static final List<String> GRAFTS = List.of(
            "\0",
            "\r",
            "\n\n",
            "--",
            "=?utf-8?B?",
            "?=",
            "Content-Type: multipart/mixed; boundary=\"",
            "boundary=",
            "Content-Transfer-Encoding: base64\n\n",
            "begin 644 x\n",
            ";filename*0*=",
            "From ",
            "<",
            ">",
            "((((((((",
            "\"",
            "Date: ",
            "=\n",
            "charset=utf-7",
            "charset=iso-2022-jp",
            "\u00FF\u00FE",
            "<![CDATA[",
            "<table><td><style>");

    @Property(tries = 400, shrinking = ShrinkingMode.OFF)
    void random_bytes_are_read(@ForAll byte[] bytes) {
        assertSound(bytes);
    }

    @Property(tries = 2_000, shrinking = ShrinkingMode.OFF)
    void mutated_mails_are_read(@ForAll("mutations") byte[] bytes) {
        assertSound(bytes);
    }

    @Provide
    Arbitrary<byte[]> mutations() {
        return Arbitraries.randomValue(HostileMailTest::mutated);
    }

    private static byte[] mutated(Random random) {
        byte[] mail = Corpus.bytes(MAILS.get(random.nextInt(MAILS.size()))).clone();
        for (int i = random.nextInt(8); i >= 0 && mail.length > 0; i--) {
            int at = random.nextInt(mail.length);
            mail = switch (random.nextInt(5)) {
                case 0 -> Arrays.copyOf(mail, at);
                case 1 ->
                    joined(Arrays.copyOf(mail, at), Arrays.copyOfRange(mail, random.nextInt(mail.length), mail.length));
                case 2 ->
                    joined(
                            Arrays.copyOf(mail, at),
                            GRAFTS.get(random.nextInt(GRAFTS.size())).getBytes(StandardCharsets.ISO_8859_1),
                            Arrays.copyOfRange(mail, at, mail.length));
                case 3 -> flipped(mail, at, random);
                default -> joined(mail, Corpus.bytes(MAILS.get(random.nextInt(MAILS.size()))));
            };
        }
        return mail;
    }

    private static byte[] flipped(byte[] mail, int from, Random random) {
        for (int i = from; i < Math.min(mail.length, from + 16); i++) {
            mail[i] ^= (byte) random.nextInt(256);
        }
        return mail;
    }

    private static byte[] joined(byte[]... pieces) {
        int length = Arrays.stream(pieces).mapToInt(p -> p.length).sum();
        byte[] out = new byte[length];
        int at = 0;
        for (byte[] piece : pieces) {
            System.arraycopy(piece, 0, out, at, piece.length);
            at += piece.length;
        }
        return out;
    }

    private static void assertSound(byte[] raw) {
        Mail mail = MailReader.read(raw);

        assertThat(mail.contentHash()).hasSize(64);
        assertThat(mail.defect()).isNotEqualTo("It is too damaged to be read");
        assertStorable(mail.subject());
        assertStorable(mail.text());
        assertStorable(mail.html());
        assertStorable(mail.messageId());
        mail.references().forEach(HostileMailTest::assertStorable);
        mail.from().forEach(a -> assertStorable(a.name() + a.email()));
        mail.headers().forEach(h -> assertStorable(h.name() + h.value()));
        mail.attachments().forEach(a -> assertStorable(a.filename() + a.contentType() + a.contentId()));
        for (Attachment attachment : mail.attachments().stream().limit(3).toList()) {
            assertThat(MailReader.attachment(raw, attachment.n()))
                    .hasValueSatisfying(b -> assertThat(b.length).isEqualTo((int) attachment.size()));
        }
        assertThat(SafeHtml.document(mail, raw, false)).startsWith("<!doctype html>");
    }

    private static void assertStorable(String text) {
        assertThat(text.indexOf('\0')).isNegative();
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(text)).isTrue();
    }
}
