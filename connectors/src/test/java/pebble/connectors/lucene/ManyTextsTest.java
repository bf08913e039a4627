package pebble.connectors.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pebble.indexes.Filter;
import pebble.indexes.ItemKey;
import pebble.indexes.ItemType;
import pebble.indexes.KeywordIndex.Facet;
import pebble.indexes.KeywordIndex.Found;
import pebble.indexes.KeywordIndex.Query;
import pebble.indexes.Place;
import pebble.indexes.SearchItem;
import pebble.indexes.Sight;
import pebble.indexes.Words;

/** An index of several segments in which some words stand very often. */
class ManyTextsTest {
    private static final int TEXTS = 25_000;
    private static final Filter ALL =
            new Filter(new Sight(null, null, null), Set.of(), Set.of(), Set.of(), Set.of(), null, null);

    @TempDir
    static Path folder;

    private static LuceneKeywords index;

    @BeforeAll
    static void write() {
        index = LuceneKeywords.open(folder);
        List<SearchItem> items = new ArrayList<>();
        for (int n = 0; n < TEXTS; n++) {
            String rare = n % 5_000 == 0 ? " Of butanol there is none." : "";
            items.add(item("Offer " + n, "We can offer acetone in drums." + rare, n % 2 == 0 ? "quotation" : "letter"));
        }
        items.add(item("Typed in haste", "We ask for acetome.", "letter"));
        items.forEach(item -> index.write(List.of(item), List.of()));
        index.show();
    }

    private static SearchItem item(String title, String text, String type) {
        return new SearchItem(
                new ItemKey(ItemType.DOCUMENT, UUID.randomUUID()),
                title,
                "",
                text,
                Set.of(),
                List.of(Place.EVERYWHERE),
                Set.of(),
                type,
                List.of(),
                Instant.EPOCH);
    }

    @AfterAll
    static void close() {
        index.close();
    }

    private static Found found(String words) {
        return index.search(new Query(Words.of(words), ALL, Set.of(), 10));
    }

    @Test
    void everything_is_counted_once_and_the_best_is_found() {
        Found found = found("acetone drums");
        assertThat(found.total()).isEqualTo(TEXTS);
        assertThat(found.facets().get(Facet.DOC_TYPE))
                .containsEntry("quotation", TEXTS / 2)
                .containsEntry("letter", TEXTS / 2);
        assertThat(found.hits())
                .hasSize(10)
                .isSortedAccordingTo((one, other) -> Double.compare(other.score(), one.score()));
        assertThat(found("butanol").hits()).hasSize(TEXTS / 5_000);
    }

    @Test
    void a_word_of_many_texts_is_no_error_for_another_and_an_error_is_forgiven_all_the_same() {
        assertThat(found("acetone").total()).isEqualTo(TEXTS);
        assertThat(found("acetome").total()).isEqualTo(TEXTS + 1L);
        assertThat(found("acetome").hits().getFirst().score())
                .isGreaterThan(found("acetome").hits().get(1).score());
        assertThat(found("butanal").total()).isEqualTo(TEXTS / 5_000);
    }
}
