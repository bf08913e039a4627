package pebble.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pebble.mail.OwnAddresses;
import pebble.mail.Participants;
import pebble.mime.Mail;
import pebble.mime.MailReader;
import pebble.mime.Subjects;
import pebble.shared.SharedData;

/** Threading held against the mailing-list conversations of the SpamAssassin corpus. */
class RealThreadsTest {

    private record Labelled(String file, boolean ham, String thread, boolean parentPresent, Letter letter) {}

    @Test
    void list_conversations_are_found_by_their_ids() throws IOException {
        Agreement agreement = agreement("with ids", labelled(true));

        assertThat(agreement.recall()).isGreaterThan(0.9);
        assertThat(agreement.precision()).isGreaterThan(0.97);
    }

    @Test
    void without_ids_the_subject_finds_most_of_them_and_joins_few_strangers() throws IOException {
        Agreement agreement = agreement("subject only", labelled(false));

        assertThat(agreement.recall()).isGreaterThan(0.7);
        assertThat(agreement.precision()).isGreaterThan(0.95);
    }

    /** Pairs of letters: said to be of one thread by us, by the corpus, by both. */
    private record Agreement(long ours, long theirs, long both) {
        double precision() {
            return (double) both / ours;
        }

        double recall() {
            return (double) both / theirs;
        }
    }

    private static Agreement agreement(String what, List<Labelled> labelled) {
        Map<Letter, Integer> ourThread = new HashMap<>();
        List<List<Letter>> conversations = Threading.sort(
                        labelled.stream().map(Labelled::letter).toList(), OwnAddresses.of(Set.of("sales@ours.example")))
                .conversations();
        for (int i = 0; i < conversations.size(); i++) {
            for (Letter letter : conversations.get(i)) {
                ourThread.put(letter, i);
            }
        }
        long ours = 0;
        long theirs = 0;
        long both = 0;
        for (int i = 0; i < labelled.size(); i++) {
            for (int j = i + 1; j < labelled.size(); j++) {
                Labelled a = labelled.get(i);
                Labelled b = labelled.get(j);
                boolean we = ourThread.get(a.letter()).equals(ourThread.get(b.letter()));
                boolean they = a.thread().equals(b.thread());
                ours += we ? 1 : 0;
                theirs += they ? 1 : 0;
                both += we && they ? 1 : 0;
                if (we != they && System.getProperty("show.differences") != null) {
                    System.out.println((we ? "joined " : "missed ") + a.file() + " | " + b.file() + " | "
                            + a.letter().subjectRoot() + " | " + b.letter().subjectRoot());
                }
            }
        }
        Agreement agreement = new Agreement(ours, theirs, both);
        System.out.printf(
                Locale.ROOT,
                "FIGURE threads of spamassassin ham, %s: %d letters, pairs precision %.4f recall %.4f%n",
                what,
                labelled.size(),
                agreement.precision(),
                agreement.recall());
        return agreement;
    }

    private static List<Labelled> labelled(boolean ids) throws IOException {
        Path folder = SharedData.path("mail/spamassassin");
        List<Labelled> labelled = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("threads.tsv"))) {
            String[] column = line.split("\t", -1);
            if (column[1].equals("ham")) {
                Mail mail = MailReader.read(Files.readAllBytes(folder.resolve(column[0])));
                labelled.add(new Labelled(
                        column[0], true, column[5], column[4].equals("yes"), letter(column[0], mail, ids)));
            }
        }
        return labelled;
    }

    private static Letter letter(String file, Mail mail, boolean ids) {
        return new Letter(
                UUID.nameUUIDFromBytes(file.getBytes()),
                mail.date() == null ? Instant.EPOCH : mail.date(),
                file,
                ids ? mail.messageId() : "",
                ids ? mail.references() : List.of(),
                ids ? mail.threadRoot() : "",
                Subjects.root(mail.subject()),
                Subjects.isReply(mail.subject()),
                mail.from().isEmpty() ? "" : mail.from().getFirst().email().toLowerCase(Locale.ROOT),
                Participants.of(mail),
                null,
                null);
    }
}
