package pebble.classification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import pebble.mail.OwnAddresses;
import pebble.mime.Mail;
import pebble.mime.MailReader;
import pebble.shared.SharedData;

/** Real mail that nobody on the team wrote. The figures are printed in lines that begin with FIGURE. */
class NoiseCorpusTest {
    private record Labelled(String[] row, byte[] raw, Mail mail) {}

    private static List<Labelled> corpus(String folder, String table) throws IOException {
        Path root = SharedData.path("mail/" + folder);
        var mails = new ArrayList<Labelled>();
        for (var line : Files.readAllLines(root.resolve(table)).stream().skip(1).toList()) {
            var row = line.split("\t", -1);
            var raw = Files.readAllBytes(root.resolve(row[0]));
            mails.add(new Labelled(row, raw, MailReader.read(raw)));
        }
        return mails;
    }

    private static String kind(Mail mail) {
        return NoiseCheck.check(mail, OwnAddresses.NONE)
                .map(noise -> noise.kind().key())
                .orElse("none");
    }

    private static void figure(String name, int hits, int of) {
        System.out.printf("FIGURE %s: %d of %d (%.1f %%)%n", name, hits, of, 100.0 * hits / of);
    }

    @Test
    void reports_and_auto_replies_are_filed_as_noise_of_their_kind() throws IOException {
        int all = 0;
        int noise = 0;
        int right = 0;
        int named = 0;
        int ided = 0;
        int bounces = 0;
        for (var each : corpus("bounces-sisimai", "labels.tsv")) {
            var label = each.row()[1];
            var want = label.startsWith("delivery-report")
                    ? "bounce"
                    : label.startsWith("feedback")
                            ? "feedback_report"
                            : label.startsWith("auto") ? "auto_reply" : "none";
            if (want.equals("none")) {
                continue; // several mails in one file, and the one that only looks like a bounce
            }
            var kind = kind(each.mail());
            all++;
            noise += kind.equals("none") ? 0 : 1;
            right += kind.equals(want) ? 1 : 0;
            if (kind.equals("bounce")) {
                bounces++;
                named += NoiseCheck.bounceOf(each.mail(), each.raw())
                                .filter(bounce -> !bounce.recipient().isEmpty())
                                .isPresent()
                        ? 1
                        : 0;
                ided += NoiseCheck.bounceOf(each.mail(), each.raw())
                                .filter(bounce -> !bounce.originalMessageId().isEmpty())
                                .isPresent()
                        ? 1
                        : 0;
            }
        }

        figure("delivery reports, feedback reports and auto-replies filed as noise", noise, all);
        figure("… of the right kind", right, all);
        figure("bounces whose recipient is found", named, bounces);
        figure("bounces whose mail is found by Message-ID", ided, bounces);
        assertThat(noise * 100).isGreaterThanOrEqualTo(all * 99);
        assertThat(right * 100).isGreaterThanOrEqualTo(all * 98);
    }

    @Test
    void what_only_looks_like_a_bounce_is_none() throws IOException {
        var mail = SharedData.path("mail/bounces-sisimai/maildir/not/is-not-bounce-02.eml");

        assertThat(kind(MailReader.read(Files.readAllBytes(mail)))).isEqualTo("none");
    }

    @Test
    void human_replies_on_lists_are_not_noise() throws IOException {
        int replies = 0;
        int kept = 0;
        int others = 0;
        int othersKept = 0;
        for (var each : corpus("spamassassin", "threads.tsv")) {
            boolean ham = each.row()[1].equals("ham");
            boolean reply = ham && !each.row()[3].isEmpty();
            boolean noise = !kind(each.mail()).equals("none");
            replies += reply ? 1 : 0;
            kept += reply && !noise ? 1 : 0;
            others += ham && !reply ? 1 : 0;
            othersKept += ham && !reply && !noise ? 1 : 0;
        }

        figure("human replies on lists that are not noise", kept, replies);
        figure("other ham, newsletters included, that is not noise", othersKept, others);
        assertThat(kept * 100).isGreaterThanOrEqualTo(replies * 98);
        assertThat(othersKept * 100).isGreaterThanOrEqualTo(others * 90);
    }

    @Test
    void business_mail_is_not_noise() throws IOException {
        var mails = corpus("enron-categories", "labels.tsv");

        long noise =
                mails.stream().filter(each -> !kind(each.mail()).equals("none")).count();

        figure("business mail filed as noise", (int) noise, mails.size());
        assertThat(noise * 100).isLessThanOrEqualTo(mails.size());
    }
}
