package pebble.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One mail that reached several mailboxes has one hash; two mails have two. */
class ContentHashTest {

    @Test
    void copies_of_the_shared_mails_keep_their_hash_over_other_ways() {
        var figure = new Agreement("content hash of copies with other trace headers and line ends");

        for (Path file : Corpus.files("")) {
            byte[] raw = Corpus.bytes(file);
            if (OutlookMsg.isOne(raw) || MailReader.read(raw).defect() != null) {
                continue;
            }
            String text = new String(raw, StandardCharsets.ISO_8859_1);
            String lines = text.substring(Prologue.end(raw)).replace("\r\n", "\n");
            if (!lines.contains("\r") && !lines.contains("\0")) {
                String copy = "Received: from elsewhere by here; Fri, 13 Mar 2026 10:05:00 +0530\n" + lines + "\n";
                String end = text.contains("\r\n") ? "\n" : "\r\n";
                byte[] other = copy.replace("\n", end).getBytes(StandardCharsets.ISO_8859_1);
                figure.compare(
                        file,
                        MailReader.read(raw).contentHash(),
                        MailReader.read(other).contentHash());
            }
        }

        assertThat(figure.print().share()).isGreaterThan(0.99);
        assertThat(figure.total()).isGreaterThan(1_500);
    }

    @Test
    void different_texts_have_different_hashes() {
        Map<String, String> texts = new HashMap<>();
        int pairs = 0;

        for (Path file : Corpus.files("enron-categories", ".txt")) {
            Mail mail = MailReader.read(Corpus.bytes(file));
            String earlier = texts.putIfAbsent(mail.contentHash(), mail.text().stripTrailing());
            pairs += earlier == null ? 0 : 1;
            assertThat(earlier).as(file.toString()).isIn(null, mail.text().stripTrailing());
        }

        System.out.println("FIGURE mails of Enron that share their text with another: " + pairs);
    }
}
