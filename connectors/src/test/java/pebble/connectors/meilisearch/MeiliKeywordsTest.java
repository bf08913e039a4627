package pebble.connectors.meilisearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pebble.connectors.http.FakeServer;
import pebble.indexes.Codes;
import pebble.indexes.Filter;
import pebble.indexes.IndexUnavailable;
import pebble.indexes.ItemKey;
import pebble.indexes.ItemType;
import pebble.indexes.KeywordIndex.Facet;
import pebble.indexes.KeywordIndex.Found;
import pebble.indexes.KeywordIndex.Hit;
import pebble.indexes.KeywordIndex.Query;
import pebble.indexes.Place;
import pebble.indexes.Position;
import pebble.indexes.Projection;
import pebble.indexes.SearchItem;
import pebble.indexes.Sight;
import pebble.indexes.Words;

/** What is told to Meilisearch, and what is believed of its answers. */
class MeiliKeywordsTest {
    private static final UUID AURORA = UUID.randomUUID();
    private static final UUID BOREALIS = UUID.randomUUID();
    private static final Sight ALL = new Sight(null, null, null);

    private final FakeServer server = FakeMeilisearch.start(0);
    private final MeiliKeywords index = MeiliKeywords.at(server.url(), "right-key-0123");

    @AfterEach
    void close() {
        server.close();
    }

    private static SearchItem message(String title, String text, Place... places) {
        return new SearchItem(
                new ItemKey(ItemType.MESSAGE, UUID.randomUUID()),
                title,
                "",
                text,
                Codes.in(title, text),
                List.of(places),
                Set.of("carded"),
                null,
                List.of(),
                Instant.EPOCH);
    }

    private Found search(String typed, Sight sight, Set<ItemKey> also) {
        Filter filter = new Filter(sight, Set.of(), Set.of(), Set.of(), Set.of(), null, null);
        return index.search(new Query(Words.of(typed), filter, also, 10));
    }

    private void hold(SearchItem... items) {
        index.write(List.of(items), List.of());
        index.show();
    }

    @Test
    void a_thing_on_one_board_through_two_entities_counts_once_on_it() {
        hold(message("rates", "", new Place(AURORA, "sales"), new Place(BOREALIS, "sales")));

        assertThat(search("rates", ALL, Set.of()).facets().get(Facet.STREAM)).isEqualTo(Map.of("sales", 1));
    }

    @Test
    void of_a_board_only_that_is_told_on_which_the_thing_is_seen() {
        hold(message("rates", "", new Place(AURORA, "sales"), new Place(BOREALIS, "quality")));
        Sight seller = new Sight(Set.of(AURORA + "/sales"), null, null);

        Found found = search("rates", seller, Set.of());

        assertThat(found.total()).isEqualTo(1);
        assertThat(found.facets().get(Facet.STREAM)).isEqualTo(Map.of("sales", 1));
    }

    @Test
    void what_is_found_by_its_words_and_beside_them_counts_once() {
        SearchItem both = message("rates", "", Place.EVERYWHERE);
        SearchItem beside = message("prices", "", Place.EVERYWHERE);
        hold(both, beside, message("other", "", Place.EVERYWHERE));

        Found found = search("rates", ALL, Set.of(both.key(), beside.key()));

        assertThat(found.total()).isEqualTo(2);
        assertThat(found.facets().get(Facet.TYPE)).isEqualTo(Map.of("message", 2));
        assertThat(found.hits()).extracting(Hit::key).containsExactly(both.key());
    }

    @Test
    void everything_is_counted_beyond_the_window_of_a_thousand() {
        List<SearchItem> many = new ArrayList<>();
        for (int n = 0; n < 1_100; n++) {
            many.add(message("rates " + n, "", Place.EVERYWHERE));
        }
        hold(many.toArray(SearchItem[]::new));

        assertThat(search("rates ", ALL, Set.of()).total()).isEqualTo(1_100);
    }

    @ParameterizedTest
    @CsvSource({
        "PO-7731, true",
        "'PO-7731 ', true",
        "PO-773, true",
        "'PO-773 ', false",
        "PO-7732, false",
        "po/7731, true",
        "27AAPFU0939F1ZV, true",
        "27AAPFU0939F1ZW, false",
        "27AAPF, true",
        "-paints, true"
    })
    void numbers_are_found_exactly_and_while_they_are_typed_by_their_beginning(String typed, boolean found) {
        hold(message("PO-7731.pdf", "Our GSTIN is 27AAPFU0939F1ZV, paints", Place.EVERYWHERE));

        assertThat(search(typed, ALL, Set.of()).total()).isEqualTo(found ? 1 : 0);
    }

    @Test
    void who_may_see_a_thing_is_asked_within_the_query() {
        hold(message("rates", "", new Place(AURORA, "sales")));
        int before = server.requests().size();

        assertThat(search("rates", new Sight(Set.of(), null, null), Set.of()).total())
                .isZero();
        assertThat(search("rates", new Sight(Set.of("x\" OR type = \"message"), null, null), Set.of())
                        .total())
                .isZero();

        assertThat(server.requests().subList(before, server.requests().size())).hasSize(1);
        assertThat(server.requests().getLast().body()).contains("place IN");
    }

    @Test
    void it_says_itself_how_far_it_has_come_and_what_is_left_over_is_taken_away() {
        Projection<SearchItem> given = index.beside();
        given.write(List.of(message("rates", "", Place.EVERYWHERE)), List.of());
        Projection<SearchItem> made = index.beside();
        made.write(List.of(message("prices", "", Place.EVERYWHERE)), List.of());
        made.keep(new Position(Long.MAX_VALUE - 1, 7));
        index.become(made);

        MeiliKeywords again = MeiliKeywords.at(server.url(), "right-key-0123");

        assertThat(again.position()).contains(new Position(Long.MAX_VALUE - 1, 7));
        assertThat(again.id()).isEqualTo(made.id()).isEqualTo(index.id());
        assertThat(search("rates", ALL, Set.of()).total()).isZero();
        assertThat(search("prices", ALL, Set.of()).total()).isEqualTo(1);
    }

    @Test
    void a_long_text_goes_in_a_request_of_its_own() {
        String word = "lorem ipsum ".repeat(80_000);
        int before = server.requests().size();

        hold(
                message("a", word, Place.EVERYWHERE),
                message("b", word, Place.EVERYWHERE),
                message("c", word, Place.EVERYWHERE),
                message("d", "short", Place.EVERYWHERE));

        assertThat(server.requests().subList(before, server.requests().size()))
                .filteredOn(request -> request.path().endsWith("/documents"))
                .hasSize(2);
        assertThat(search("lorem", ALL, Set.of()).total()).isEqualTo(3);
    }

    @Test
    void it_is_left_alone_as_long_as_it_wants_to_be() {
        server.moods("busy");

        assertThatThrownBy(() -> search("rates", ALL, Set.of()))
                .isInstanceOfSatisfying(
                        IndexUnavailable.class, busy -> assertThat(busy.after()).isEqualTo(Duration.ofSeconds(10)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong-key-4711", ""})
    void a_wrong_key_is_told_in_its_words_and_never_written_down(String key) {
        MeiliKeywords wrong = MeiliKeywords.at(server.url(), key);

        assertThatThrownBy(wrong::position)
                .isInstanceOf(IndexUnavailable.class)
                .hasMessageContaining(key.isEmpty() ? "missing_authorization_header" : "invalid_api_key")
                .hasMessageNotContaining("4711");
    }

    @ParameterizedTest
    @CsvSource({
        "http://meilisearch:7700, true",
        "http://127.0.0.1:7700/, true",
        "http://10.1.2.3:7700, true",
        "https://search.example.com, true",
        "http://search.example.com, false",
        "http://8.8.8.8:7700, false",
        "meilisearch:7700, false"
    })
    void a_key_goes_in_clear_within_ones_own_network_only(String url, boolean taken) {
        if (taken) {
            assertThat(MeiliKeywords.at(url, "key").sharedAs()).contains("meilisearch");
        } else {
            assertThatThrownBy(() -> MeiliKeywords.at(url, "key"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("MEILISEARCH_URL");
        }
    }
}
