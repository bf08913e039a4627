package pebble.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The parts that Apache Mime4j's own tests expect in its torture messages. */
class Mime4jAgreementTest {
    private static final Pattern BODY = Pattern.compile("<(?:text|binary)-body name=\"([^\"]+)\"");

    /** They differ where Mime4j drops what is no header and what stands in a multipart without parts. */
    @Test
    void torture_messages_have_the_parts_that_mime4j_expects() {
        var figure = new Agreement("mime4j decoded parts");

        for (Path expectation : Corpus.files("mime4j", "_decoded.xml")) {
            Path message = Path.of(expectation.toString().replace("_decoded.xml", ".msg"));
            List<String> expected = new ArrayList<>();
            Matcher body = BODY.matcher(new String(Corpus.bytes(expectation), StandardCharsets.UTF_8));
            while (body.find()) {
                expected.add(plain(Corpus.bytes(expectation.resolveSibling(body.group(1)))));
            }
            List<String> read = leaves(Corpus.bytes(message));
            for (int i = 0; i < Math.max(expected.size(), read.size()); i++) {
                figure.compare(message.getFileName() + " part " + i, at(expected, i), at(read, i));
            }
        }

        assertThat(figure.print().share()).isGreaterThanOrEqualTo(0.9);
        assertThat(figure.total()).isGreaterThan(25);
    }

    private static String at(List<String> parts, int i) {
        return i < parts.size() ? parts.get(i) : "(no part)";
    }

    /** The expectations go on inside messages within the message. */
    private static List<String> leaves(byte[] mail) {
        List<String> found = new ArrayList<>();
        collect(MimeTree.read(new ByteArrayInputStream(mail)), found);
        return found;
    }

    private static void collect(Part part, List<String> found) {
        if (part.type().equals("message/rfc822")) {
            found.addAll(leaves(part.bytes()));
        } else if (part.parts().isEmpty()) {
            found.add(plain(part.bytes()));
        } else {
            part.parts().forEach(child -> collect(child, found));
        }
    }

    private static String plain(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
    }

    @Test
    void every_torture_message_yields_a_mail() {
        for (Path message : Corpus.files("mime4j", ".msg")) {
            assertThat(MailReader.read(Corpus.bytes(message)).defect())
                    .as(message.toString())
                    .isNull();
        }
    }
}
