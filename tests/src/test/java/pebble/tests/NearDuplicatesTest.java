package pebble.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pebble.Http;

/** Copies of one page are found, and nothing else, through all that the product does with a file. */
class NearDuplicatesTest {
    @TempDir
    Path folder;

    @Test
    void copies_in_other_formats_are_found_and_other_receipts_of_a_shop_are_not() throws Exception {
        try (Product product = Product.start(
                        folder.resolve("data"), Map.of("PEBBLE_ACCESS_REQUESTSPERSECOND", "100000"))
                .ready()) {
            Http http = product.http();
            holds("one page in many formats", SamePages.ofFormats(http), 0.9);
            // Of a poor scan and what somebody typed off it less than half is the same.
            holds("receipts, their scans and transcripts", SamePages.ofReceipts(http, 1), 0.7);
        }
    }

    private static void holds(String what, SamePages.Found found, double recall) {
        IO.println(String.format(
                Locale.ROOT,
                "[figure] near duplicates, %s: precision %.2f, recall %.2f (%d pairs found, %d wanted)",
                what,
                found.precision(),
                found.recall(),
                found.found(),
                found.wanted()));
        assertThat(found.wanted()).isGreaterThan(20);
        assertThat(found.precision()).as(what).isGreaterThanOrEqualTo(0.95);
        assertThat(found.recall()).as(what).isGreaterThanOrEqualTo(recall);
    }
}
