package pebble.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CorrespondenceTest {
    private static final Instant END = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void the_same_moment_gives_the_same_bytes() {
        Map<String, byte[]> once = Correspondence.until(END);
        Map<String, byte[]> twice = Correspondence.until(END);

        assertThat(twice.keySet()).isEqualTo(once.keySet());
        once.forEach((address, mbox) -> assertThat(twice.get(address)).isEqualTo(mbox));
    }

    @Test
    void about_three_hundred_mails_reach_every_kind_of_mailbox() {
        Map<String, byte[]> boxes = Correspondence.until(END);

        long mails =
                boxes.values().stream().mapToLong(CorrespondenceTest::mails).sum();
        assertThat(mails).isBetween(240L, 340L);
        assertThat(boxes.keySet())
                .contains("sales@meridianchem.example", "logistics@meridianchem.example", "tender@meridianchem.example")
                .contains(
                        "quality@meridianchem.example",
                        "sales@meridian-trading.example",
                        "sales@meridian-chemie.example");
    }

    @Test
    void no_word_is_left_unfilled_in_a_subject() {
        Correspondence.until(END)
                .values()
                .forEach(mbox -> assertThat(new String(mbox, StandardCharsets.US_ASCII))
                        .doesNotContainPattern("Subject: .*\\{[a-z0-9]+}"));
    }

    @Test
    void a_paper_is_a_pdf_whose_table_points_at_its_objects() {
        String pdf =
                new String(Papers.pdf("COA (lot 1)", java.util.List.of("Water 0.06 %")), StandardCharsets.ISO_8859_1);

        var entries =
                Pattern.compile("(\\d{10}) 00000 n").matcher(pdf).results().toList();
        assertThat(entries).hasSize(5);
        for (int i = 0; i < 5; i++) {
            assertThat(pdf.substring(Integer.parseInt(entries.get(i).group(1)))).startsWith((i + 1) + " 0 obj");
        }
    }

    private static long mails(byte[] mbox) {
        return Pattern.compile("(?m)^From demo@pebble")
                .matcher(new String(mbox, StandardCharsets.US_ASCII))
                .results()
                .count();
    }
}
