package pebble.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import pebble.shared.SharedData;

/** Replies of real clients, with the answers of talon's own tests. The figures are printed in lines that begin with FIGURE. */
class QuotesCorpusTest {
    private static final Path ROOT = SharedData.path("mail/talon-replies");

    @Test
    void replies_of_real_clients_are_cut_exactly() throws IOException {
        List<String> rows = Files.readAllLines(ROOT.resolve("expected.tsv"));
        int exact = 0;
        for (var row : rows.subList(1, rows.size())) {
            var columns = row.split("\t");
            var reply = reply(ROOT.resolve(columns[0]));
            boolean same = squeezed(reply).equals(squeezed(columns[1]));
            exact += same ? 1 : 0;
            if (!same) {
                System.out.println("not exact: " + columns[0] + ": " + reply);
            }
        }

        int all = rows.size() - 1;
        System.out.printf(
                "FIGURE reply text exact on talon-replies: %d of %d (%.1f %%)%n", exact, all, 100.0 * exact / all);
        assertThat(exact * 100).isGreaterThanOrEqualTo(all * 90);
    }

    @Test
    void signatures_are_cut_from_the_newest_text() throws IOException {
        int exact = 0;
        int all = 0;
        try (Stream<Path> files = Files.list(ROOT.resolve("signature/emails/stripped"))) {
            for (var file : files.filter(f -> f.toString().endsWith("_body")).toList()) {
                var text = Files.readString(file);
                var signature = Files.readString(Path.of(file.toString().replace("_body", "_signature")))
                        .strip();
                var expected = text.strip().substring(0, text.strip().length() - signature.length());
                all++;
                exact += squeezed(Quotes.newestText(text)).equals(squeezed(expected)) ? 1 : 0;
            }
        }

        System.out.printf("FIGURE newest text exact on talon signatures: %d of %d%n", exact, all);
        assertThat(exact).isEqualTo(all);
    }

    private static String reply(Path file) throws IOException {
        if (file.toString().endsWith(".html")) {
            return Quotes.replyText("", Files.readString(file));
        }
        var mail = MailReader.read(Files.readAllBytes(file));
        return Quotes.replyText(mail.text(), mail.html());
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }
}
