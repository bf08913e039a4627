package pebble.connectors.qdrant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import pebble.connectors.engine.EngineServer;
import pebble.connectors.http.FakeServer;
import pebble.indexes.Filter;
import pebble.indexes.IndexUnavailable;
import pebble.indexes.ItemKey;
import pebble.indexes.ItemPoints;
import pebble.indexes.ItemType;
import pebble.indexes.Place;
import pebble.indexes.Position;
import pebble.indexes.Projection;
import pebble.indexes.SearchItem;
import pebble.indexes.Sight;
import pebble.indexes.VectorIndex.Near;
import pebble.meaning.Point;

/** What is told to Qdrant, and what is believed of its answers. */
class QdrantVectorsTest {
    private static final Filter EVERYTHING =
            new Filter(new Sight(null, null, null), Set.of(), Set.of(), Set.of(), Set.of(), null, null);

    private static final float[] EAST = {1, 0, 0, 0};
    private static final float[] NORTH = {0, 1, 0, 0};

    private final FakeServer server = FakeQdrant.start(0);

    @AfterEach
    void close() {
        server.close();
    }

    private QdrantVectors vectors(String encoder, int dimension) {
        return QdrantVectors.at(server.url(), "right-key-0123", encoder, () -> dimension);
    }

    /** Complete, up to there. */
    private QdrantVectors begun(String encoder, int dimension, Position upTo, ItemPoints... items) {
        QdrantVectors vectors = vectors(encoder, dimension);
        Projection<ItemPoints> made = vectors.beside();
        made.write(List.of(items), List.of());
        made.keep(upTo);
        vectors.become(made);
        return vectors;
    }

    private static ItemPoints document(UUID id, float[]... passages) {
        SearchItem item = new SearchItem(
                new ItemKey(ItemType.DOCUMENT, id),
                "",
                "",
                "",
                Set.of(),
                List.of(Place.EVERYWHERE),
                Set.of("ready"),
                null,
                List.of(),
                Instant.EPOCH);
        List<Point> points = new ArrayList<>();
        for (float[] passage : passages) {
            points.add(new Point(100 * points.size(), passage));
        }
        return new ItemPoints(item, points);
    }

    @Test
    void of_a_thing_that_is_written_again_the_passages_of_before_are_gone() {
        UUID id = UUID.randomUUID();
        QdrantVectors vectors = begun("one", 4, new Position(5, 6), document(id, EAST, NORTH));
        assertThat(vectors.nearest(NORTH, EVERYTHING, 10))
                .containsExactly(new Near(new ItemKey(ItemType.DOCUMENT, id), 100, 1));

        vectors.write(List.of(document(id, EAST)), List.of());

        assertThat(vectors.nearest(NORTH, EVERYTHING, 10))
                .containsExactly(new Near(new ItemKey(ItemType.DOCUMENT, id), 0, 0));

        vectors.write(List.of(), List.of(new ItemKey(ItemType.DOCUMENT, id)));

        assertThat(vectors.nearest(NORTH, EVERYTHING, 10)).isEmpty();
    }

    @Test
    void what_is_acknowledged_only_is_not_written() {
        QdrantVectors vectors = begun("one", 4, new Position(5, 6));
        server.moods("acknowledging", "well");

        assertThatThrownBy(() -> vectors.write(List.of(document(UUID.randomUUID(), EAST)), List.of()))
                .isInstanceOf(IndexUnavailable.class)
                .hasMessageContaining("acknowledged");
    }

    @Test
    void it_says_itself_how_far_it_has_come() {
        QdrantVectors led = begun("one", 4, new Position(Long.MAX_VALUE - 1, 6));

        QdrantVectors again = vectors("one", 4);

        assertThat(again.position()).contains(new Position(Long.MAX_VALUE - 1, 6));
        assertThat(again.id()).isEqualTo(led.id());
        assertThat(again.nearest(EAST, EVERYTHING, 10)).isEmpty();
    }

    @Test
    void for_another_encoder_a_collection_of_its_own_takes_the_place_of_the_one_before() {
        UUID id = UUID.randomUUID();
        begun("one", 4, new Position(5, 6), document(id, EAST));
        QdrantVectors other = vectors("two", 3);
        assertThat(other.position()).isEmpty();
        assertThatThrownBy(() -> other.nearest(new float[] {1, 0, 0}, EVERYTHING, 1))
                .isInstanceOf(IndexUnavailable.class);

        Projection<ItemPoints> made = other.beside();
        made.write(List.of(document(id, new float[] {0, 0, 1})), List.of());
        made.keep(new Position(7, 8));
        other.become(made);

        assertThat(other.nearest(new float[] {0, 0, 1}, EVERYTHING, 10)).hasSize(1);
        assertThat(vectors("one", 4).position()).isEmpty();
        assertThat(vectors("two", 3).position()).contains(new Position(7, 8));
    }

    @Test
    void what_is_left_of_one_that_was_not_made_to_its_end_is_taken_away() {
        QdrantVectors vectors = begun("one", 4, new Position(5, 6), document(UUID.randomUUID(), EAST));
        vectors.beside();
        int before = server.requests().size();

        vectors.beside();

        assertThat(server.requests().subList(before, server.requests().size()))
                .filteredOn(request -> request.method().equals("DELETE"))
                .hasSize(1);
        assertThat(vectors.nearest(EAST, EVERYTHING, 10)).hasSize(1);
    }

    @Test
    void one_that_somebody_took_away_says_so() {
        QdrantVectors vectors = begun("one", 4, new Position(5, 6));
        String collection = server.requests().stream()
                .filter(request -> request.path().matches("/collections/pebble_[0-9a-f]+"))
                .findFirst()
                .orElseThrow()
                .path();
        new EngineServer("Qdrant", server.url(), "api-key", "", "right-key-0123")
                .must("DELETE", collection, null, Duration.ofSeconds(5));

        vectors.write(List.of(document(UUID.randomUUID(), EAST)), List.of());

        assertThat(vectors.position()).isEmpty();
    }

    @Test
    void who_may_see_a_thing_is_asked_within_the_query() {
        QdrantVectors vectors = begun("one", 4, new Position(5, 6), document(UUID.randomUUID(), EAST));
        Filter nobody = new Filter(new Sight(Set.of(), null, null), Set.of(), Set.of(), Set.of(), Set.of(), null, null);
        Filter somebody =
                new Filter(new Sight(Set.of("e:x"), null, null), Set.of(), Set.of(), Set.of(), Set.of(), null, null);

        assertThat(vectors.nearest(EAST, nobody, 10)).isEmpty();
        assertThat(vectors.nearest(EAST, somebody, 10)).isEmpty();
        assertThat(server.requests().getLast().body()).contains("\"place\"", "\"e:x\"");
    }

    @Test
    void it_is_left_alone_as_long_as_it_wants_to_be() {
        server.moods("limited");

        assertThatThrownBy(() -> vectors("one", 4).position())
                .isInstanceOfSatisfying(
                        IndexUnavailable.class, busy -> assertThat(busy.after()).isEqualTo(Duration.ofSeconds(3)));
    }

    @Test
    void a_wrong_key_is_told_in_its_words_and_never_written_down() {
        QdrantVectors wrong = QdrantVectors.at(server.url(), "wrong-key-4711", "one", () -> 4);

        assertThatThrownBy(wrong::position)
                .isInstanceOf(IndexUnavailable.class)
                .hasMessageContaining("401")
                .hasMessageContaining("Invalid API key")
                .hasMessageNotContaining("4711");
    }
}
