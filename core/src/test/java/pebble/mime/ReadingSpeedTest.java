package pebble.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Prints how fast mails are read, in processor time of one thread so that other work on the machine does not count. */
class ReadingSpeedTest {
    private static final int ROUNDS = 5;

    @Test
    void the_speed_of_reading_is_printed() {
        List<byte[]> mails =
                Corpus.files("spamassassin", ".txt").stream().map(Corpus::bytes).toList();

        long best = Long.MAX_VALUE;
        int read = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = cpu();
            for (byte[] mail : mails) {
                read += MailReader.read(mail).defect() == null ? 1 : 0;
            }
            best = Math.min(best, cpu() - start);
        }

        System.out.printf(
                "FIGURE reading: %d mails of SpamAssassin, %.0f a second of processor time%n",
                mails.size(), mails.size() * 1e9 / best);
        assertThat(read).isEqualTo(mails.size() * ROUNDS);
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
