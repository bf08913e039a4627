package pebble.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import pebble.TestServer;
import pebble.documents.DocumentCast;
import pebble.documents.DocumentId;
import pebble.documents.Documents;
import pebble.identity.TestUsers.TestUser;
import tools.jackson.databind.JsonNode;

@SpringBootTest(classes = TestServer.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class LikenessTest {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    Documents documents;

    @Autowired
    NearDuplicates pairs;

    @Autowired
    TransactionOperations transactions;

    @LocalServerPort
    int port;

    private DocumentCast cast;
    private String words;

    @BeforeEach
    void people() {
        cast = new DocumentCast(jdbc, port);
        words = "Delivery note " + UUID.randomUUID() + " for twenty drums of isopropyl alcohol ex Bhiwandi";
    }

    @Test
    void a_copy_with_other_bytes_is_found_and_what_a_person_says_of_it_is_remembered() {
        String first = cast.processed(cast.anna, "note.txt", words).get("id").asString();
        JsonNode second = cast.processed(cast.anna, "note 2.txt", words.toUpperCase() + " .");
        String path = "/api/v1/documents/" + second.get("id").asString();
        assertThat(second.at("/near_duplicates/0/id").asString()).isEqualTo(first);
        assertThat(second.at("/near_duplicates/0/similarity").asDouble()).isGreaterThan(0.9);

        assertThat(cast.as(cast.anna)
                        .get(path + "/near-duplicates/" + first + "/diff")
                        .at("/runs/0/change"))
                .isEqualTo("removed");
        assertThat(cast.as(cast.anna)
                        .put(path + "/near-duplicates/" + first, Map.of("decision", "perhaps"))
                        .status())
                .isEqualTo(422);
        cast.as(cast.anna).put(path + "/near-duplicates/" + first, Map.of("decision", "different"));
        cast.as(cast.anna).post(path + "/reprocess", Map.of());

        assertThat(cast.ended(cast.anna, second.get("id").asString()).get("near_duplicates"))
                .isEmpty();
    }

    @Test
    void two_that_look_alike_are_compared_at_one_instant() throws Exception {
        List<DocumentId> both = List.of(
                DocumentId.of(
                        cast.processed(cast.anna, "one.txt", words).get("id").asString()),
                DocumentId.of(cast.processed(cast.anna, "two.txt", words + " again")
                        .get("id")
                        .asString()));
        CyclicBarrier held = new CyclicBarrier(2);

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Void> one = () -> compare(both.get(0), both.get(1), held);
            Callable<Void> other = () -> compare(both.get(1), both.get(0), held);
            for (Future<Void> compared : threads.invokeAll(List.of(one, other))) {
                compared.get();
            }
        }

        assertThat(pairs.of(cast.anna.caller(), both.get(0)))
                .extracting(NearDuplicates.NearDuplicate::id)
                .containsExactly(both.get(1));
    }

    private @Nullable Void compare(DocumentId id, DocumentId other, CyclicBarrier held) {
        transactions.executeWithoutResult(status -> {
            documents.hold(id);
            try {
                held.await(10, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            pairs.found(id, new int[] {1, 2, 3}, Map.of(other, 0.95));
        });
        return null;
    }

    @Test
    void what_was_said_of_two_documents_is_taken_back() {
        String first = cast.processed(cast.anna, "note.txt", words).get("id").asString();
        String path = "/api/v1/documents/"
                + cast.processed(cast.anna, "note 2.txt", words.toUpperCase() + " .")
                        .get("id")
                        .asString();
        String other = cast.processed(cast.anna, "another.txt", "Something else " + UUID.randomUUID())
                .get("id")
                .asString();
        cast.as(cast.anna).put(path + "/near-duplicates/" + first, Map.of("decision", "different"));
        cast.as(cast.anna).put(path + "/near-duplicates/" + other, Map.of("decision", "new_version"));

        cast.as(cast.anna).delete(path + "/near-duplicates/" + other);
        JsonNode left = cast.as(cast.anna)
                .delete(path + "/near-duplicates/" + first)
                .json()
                .get("near_duplicates");

        assertThat(left).hasSize(1);
        assertThat(left.at("/0/id").asString()).isEqualTo(first);
        assertThat(left.at("/0/decision").isNull()).isTrue();
        assertThat(left.at("/0/created_at").asString()).endsWith("Z");
        assertThat(cast.as(cast.ravi).delete(path + "/near-duplicates/" + first).status())
                .isEqualTo(404);
    }

    @Test
    void versions_of_a_document_are_told_with_it_oldest_first() {
        String first =
                cast.processed(cast.anna, "price list.txt", words).get("id").asString();
        String second = cast.processed(cast.anna, "price list new.txt", words + " And a discount.")
                .get("id")
                .asString();
        String third = cast.processed(cast.anna, "price list newest.txt", words + " And a discount of two per cent.")
                .get("id")
                .asString();
        String foreign = cast.processed(cast.ravi, "list.txt", words + " Of Resins.")
                .get("id")
                .asString();
        Map<String, String> newVersion = Map.of("decision", "new_version");
        cast.as(cast.anna).put("/api/v1/documents/" + second + "/near-duplicates/" + first, newVersion);
        cast.as(cast.anna).put("/api/v1/documents/" + third + "/near-duplicates/" + second, newVersion);
        cast.as(cast.meera).put("/api/v1/documents/" + third + "/near-duplicates/" + foreign, newVersion);

        for (String one : List.of(first, second, third)) {
            assertThat(versions(cast.anna, one)).containsExactly(first, second, third);
        }
        assertThat(versions(cast.meera, first)).containsExactly(first, second, third, foreign);
        assertThat(versions(cast.ravi, foreign)).isEmpty();
        cast.as(cast.anna).delete("/api/v1/documents/" + second);
        assertThat(versions(cast.anna, first)).isEmpty();
    }

    private List<String> versions(TestUser user, String document) {
        return StreamSupport.stream(
                        cast.as(user)
                                .get("/api/v1/documents/" + document)
                                .json()
                                .get("versions")
                                .spliterator(),
                        false)
                .map(version -> version.get("id").asString())
                .toList();
    }

    @Test
    void a_copy_that_another_entity_holds_is_told_to_nobody_who_may_not_see_both() {
        cast.processed(cast.anna, "note.txt", words);
        JsonNode ravis = cast.processed(cast.ravi, "note.txt", words + " !");

        assertThat(ravis.get("near_duplicates")).isEmpty();
        assertThat(cast.as(cast.meera)
                        .get("/api/v1/documents/" + ravis.get("id").asString())
                        .json()
                        .get("near_duplicates"))
                .hasSize(1);
    }
}
