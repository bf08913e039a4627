package pebble.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies of one page are found, and nothing else, through all that the product does with a file. Receipts are compared by {@code ./pebble bench documents}. */
class NearDuplicatesTest {
    @TempDir
    Path folder;

    @Test
    void copies_in_other_formats_are_found_and_nothing_else() throws Exception {
        try (Product product = Product.start(
                        folder.resolve("data"), Map.of("PEBBLE_ACCESS_REQUESTSPERSECOND", "100000"))
                .ready()) {
            SamePages.Found found = SamePages.ofFormats(product.http());

            IO.println(String.format(
                    Locale.ROOT,
                    "[figure] near duplicates, one page in many formats: precision %.2f, recall %.2f (%d pairs found, %d wanted)",
                    found.precision(),
                    found.recall(),
                    found.found(),
                    found.wanted()));
            assertThat(found.wanted()).isGreaterThan(20);
            assertThat(found.precision()).isGreaterThanOrEqualTo(0.95);
            assertThat(found.recall()).isGreaterThanOrEqualTo(0.9);
        }
    }
}
