package pebble.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static pebble.finding.SearchCast.word;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import pebble.Http;
import pebble.TestServer;
import pebble.classifier.Encoder;
import pebble.connectors.http.FakeServer;
import pebble.connectors.meilisearch.FakeMeilisearch;
import pebble.connectors.meilisearch.MeiliKeywords;
import pebble.connectors.qdrant.FakeQdrant;
import pebble.connectors.qdrant.QdrantVectors;

/** The same search over servers outside, and what is left of it while these do not answer. */
@SpringBootTest(
        classes = {TestServer.class, ServersSearchTest.Indexes.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(SearchCast.class)
class ServersSearchTest {

    /** Two servers, and what speaks to them. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Indexes {
        @Bean
        FakeServer meilisearch() {
            return FakeMeilisearch.start(0);
        }

        @Bean
        FakeServer qdrant() {
            return FakeQdrant.start(0);
        }

        @Bean
        MeiliKeywords keywords(@Qualifier("meilisearch") FakeServer server) {
            return MeiliKeywords.at(server.url(), "right-key-0123");
        }

        @Bean
        QdrantVectors vectors(@Qualifier("qdrant") FakeServer server, Encoder encoder) {
            return QdrantVectors.at(
                    server.url(),
                    "right-key-0123",
                    encoder.name(),
                    () -> encoder.encode(List.of("dimension")).getFirst().length);
        }
    }

    @Nested
    class Words extends WordsTests {}

    @Nested
    class Sight extends SightTests {}

    @Nested
    class Meaning extends MeaningTests {}

    @Nested
    class Asking extends AskingTests {}

    @Nested
    class BadDays {
        @Autowired
        SearchCast cast;

        @Autowired
        @Qualifier("meilisearch")
        FakeServer meilisearch;

        @Autowired
        @Qualifier("qdrant")
        FakeServer qdrant;

        @AfterEach
        void well() {
            meilisearch.moods("well");
            qdrant.moods("well");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> ask("hybrid", "everything is heard again")
                            .json()
                            .get("degraded")
                            .isNull());
        }

        @ParameterizedTest
        @ValueSource(strings = {"keyword", "hybrid"})
        void where_nothing_can_be_looked_for_the_search_is_refused_and_says_when_to_ask_again(String mode) {
            meilisearch.moods("away");
            qdrant.moods("away");

            Http.Answer answer = ask(mode, "citric acid");

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.code()).isEqualTo("SEARCH_UNAVAILABLE");
            assertThat(answer.header("Retry-After")).isNotBlank();
            assertThat(answer.text()).doesNotContain("Meilisearch", "Qdrant", "right-key");
        }

        @Test
        void what_is_meant_cannot_be_looked_for_without_the_index_of_meanings() {
            qdrant.moods("limited");

            assertThat(ask("semantic", "citric acid").status()).isEqualTo(503);
        }

        @Test
        void without_the_index_of_meanings_words_are_found_and_that_is_told() {
            String mark = word();
            String id = cast.document(cast.documents.anna, "a.txt", mark + " of citric acid");
            cast.awaitFound(cast.documents.anna, mark, id);
            qdrant.moods("garbage");

            Http.Answer answer = ask("hybrid", mark);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(SearchCast.ids(answer.json())).containsExactly(id);
            assertThat(answer.at("/degraded")).contains("What things mean");
        }

        @Test
        void without_the_index_of_words_what_is_meant_is_found_and_that_is_told() {
            String mark = word();
            String id = cast.document(
                    cast.documents.anna, "a.txt", "The lorry leaves our warehouse in Pune on Monday morning. " + mark);
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(SearchCast.ids(ask("semantic", "lorry leaves the warehouse")
                                    .json()))
                            .contains(id));
            meilisearch.moods("away");

            Http.Answer answer = ask("hybrid", "lorry leaves the warehouse");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(SearchCast.ids(answer.json())).contains(id);
            assertThat(answer.at("/degraded")).contains("words");
        }

        @Test
        void what_changed_while_a_server_was_away_or_failed_is_found_when_it_is_back() {
            String mark = word();
            meilisearch.moods("away");
            String away = cast.document(cast.documents.anna, "a.txt", mark);
            await().until(() -> meilisearch.requests().stream()
                    .anyMatch(request -> request.body().contains(mark)));
            meilisearch.moods("failing");
            String failing = cast.document(cast.documents.anna, "b.txt", mark + " too");
            await().until(() -> meilisearch.requests().stream()
                    .anyMatch(request -> request.body().contains(mark + " too")));
            assertThat(ask("keyword", mark).status()).isEqualTo(200);
            assertThat(cast.ids(cast.documents.anna, mark)).isEmpty();

            meilisearch.moods("well");

            cast.awaitFound(cast.documents.anna, mark, away, failing);
        }

        private Http.Answer ask(String mode, String query) {
            return cast.ask(cast.documents.anna, Map.of("query", query, "mode", mode));
        }
    }
}
