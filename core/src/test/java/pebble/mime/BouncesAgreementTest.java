package pebble.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What Sisimai's set of bounces says in its delivery-status parts. */
class BouncesAgreementTest {

    @Test
    void reports_say_who_was_not_reached_and_why() {
        var recipients = new Agreement("sisimai final recipients");
        var actions = new Agreement("sisimai actions");
        var statuses = new Agreement("sisimai statuses");
        var feedback = new Agreement("sisimai feedback reports recognised");

        String labels = new String(Corpus.bytes("bounces-sisimai/labels.tsv"), StandardCharsets.UTF_8);
        for (String row : labels.lines().skip(1).toList()) {
            String[] cells = row.split("\t", -1);
            if (cells[1].equals("mixed-mbox")) {
                continue;
            }
            Mail mail = Corpus.read("bounces-sisimai/" + cells[0]);
            Report report = mail.report();
            if (cells[1].startsWith("feedback-report")) {
                feedback.compare(cells[0], true, mail.traits().contains(Trait.FEEDBACK_REPORT));
            }
            compare(recipients, cells[0], cells[3], report == null ? "" : report.finalRecipient());
            compare(actions, cells[0], cells[4], report == null ? "" : report.action());
            compare(statuses, cells[0], cells[5], report == null ? "" : report.status());
        }

        assertThat(recipients.print().share()).isGreaterThanOrEqualTo(0.95);
        assertThat(actions.print().share()).isGreaterThanOrEqualTo(0.95);
        assertThat(statuses.print().share()).isGreaterThanOrEqualTo(0.95);
        feedback.print();
    }

    private static void compare(Agreement figure, String file, String expected, String actual) {
        if (!expected.isEmpty()) {
            figure.compare(file, expected, actual);
        }
    }
}
