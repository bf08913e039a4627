package pebble.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static pebble.finding.SearchCast.word;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import pebble.Http;
import pebble.shared.SharedData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What can be asked, and what is refused. */
abstract class AskingTests {
    @Autowired
    SearchCast cast;

    @ParameterizedTest
    @CsvSource({
        "limit, 0",
        "limit, 101",
        "mode, psychic",
        "types, ghost",
        "filters.colour, red",
        "filters.status, gone",
        "filters.stream, nowhere",
        "filters.entity_id, ent_x",
        "filters.after, yesterday",
        "filters.before, 2026-13-01"
    })
    void what_is_not_understood_is_refused_at_its_field(String path, String value) {
        Map<String, Object> body = new HashMap<>(Map.of("query", "x"));
        if (path.startsWith("filters.")) {
            body.put("filters", Map.of(path.substring(8), value));
        } else {
            body.put(
                    path,
                    path.equals("limit") ? Integer.valueOf(value) : path.equals("types") ? List.of(value) : value);
        }

        Http.Answer answer = cast.ask(cast.board.ravi, body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("/error/details/fields/0/path")).isEqualTo(path);
    }

    @Test
    void streams_and_entities_that_are_not_granted_are_not_known() {
        assertThat(cast.ask(cast.board.ravi, Map.of("filters", Map.of("stream", "quality")))
                        .status())
                .isEqualTo(422);
        assertThat(cast.ask(cast.board.ravi, Map.of("filters", Map.of("entity_id", cast.board.borealis.toString())))
                        .status())
                .isEqualTo(422);
        assertThat(cast.ask(cast.board.ravi, Map.of("query", "x".repeat(10_001)))
                        .status())
                .isEqualTo(422);
        assertThat(cast.ask(cast.board.ravi, Map.of("query", "x", "cursor", "?"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void what_is_found_is_narrowed_and_counted() {
        String mark = word();
        String sales = cast.card(cast.board.aurora, "sales", mark + " rate");
        String operations = cast.card(cast.board.aurora, "operations", mark + " dispatch");
        String tagged = cast.document(cast.documents.admin, "a.txt", mark);
        cast.as(cast.documents.admin).post("/api/v1/documents/" + tagged + "/tags", Map.of("tags", List.of("samples")));
        cast.awaitFound(cast.board.mira, mark, sales, operations, tagged);
        cast.documents.ended(cast.documents.admin, tagged);

        assertThat(SearchCast.ids(cast.answer(cast.board.mira, Map.of("query", mark, "types", List.of("card")))))
                .containsExactlyInAnyOrder(sales, operations);
        assertThat(SearchCast.ids(cast.filtered(cast.board.mira, mark, Map.of("stream", "sales"))))
                .containsExactly(sales);
        assertThat(SearchCast.ids(
                        cast.filtered(cast.board.mira, mark, Map.of("entity_id", cast.board.aurora.toString()))))
                .containsExactlyInAnyOrder(sales, operations);
        assertThat(SearchCast.ids(
                        cast.filtered(cast.board.admin, mark, Map.of("entity_id", cast.board.borealis.toString()))))
                .isEmpty();
        assertThat(SearchCast.ids(cast.filtered(cast.board.admin, mark, Map.of("stream", "operations"))))
                .containsExactly(operations);
        assertThat(SearchCast.ids(cast.filtered(cast.board.mira, mark, Map.of("status", List.of("open", "snoozed")))))
                .containsExactlyInAnyOrder(sales, operations);
        // The cards of the cast are of the second of March.
        assertThat(SearchCast.ids(cast.filtered(
                        cast.board.mira, mark, Map.of("after", "2026-03-02", "before", "2026-03-03T00:00:00Z"))))
                .containsExactlyInAnyOrder(sales, operations);
        assertThat(SearchCast.ids(cast.filtered(cast.board.mira, mark, Map.of("after", "2026-03-03"))))
                .containsExactly(tagged);
        await().untilAsserted(() -> assertThat(
                        SearchCast.ids(cast.filtered(cast.board.mira, mark, Map.of("tag", "samples"))))
                .containsExactly(tagged));

        JsonNode facets = cast.answer(cast.board.mira, Map.of("query", mark)).get("facets");
        assertThat(facets.at("/type/card").asInt()).isEqualTo(2);
        assertThat(facets.at("/type/document").asInt()).isEqualTo(1);
        assertThat(facets.at("/stream/sales").asInt()).isEqualTo(1);
        assertThat(facets.at("/tag/samples").asInt()).isEqualTo(1);
    }

    @Test
    void what_is_found_tells_what_people_know_it_by() {
        String mark = word();
        String card = cast.card(cast.board.aurora, "sales", mark + " rate");
        cast.awaitFound(cast.board.ravi, mark, card);

        JsonNode item = cast.answer(cast.board.ravi, Map.of("query", mark)).at("/items/0");

        assertThat(item.get("stream").asString()).isEqualTo("sales");
        assertThat(item.get("status").asString()).isEqualTo("open");
        assertThat(item.get("entity_id").asString()).isEqualTo(cast.board.aurora.toString());
        assertThat(item.get("at").asString()).startsWith("2026-03-02");
        assertThat(item.get("doc_type").isNull()).isTrue();
    }

    @Test
    void pages_follow_each_other_without_a_gap() {
        String mark = word();
        Set<String> all = new HashSet<>();
        for (int i = 0; i < 7; i++) {
            all.add(cast.card(cast.board.aurora, "sales", mark + " " + i));
        }
        cast.awaitFound(cast.board.ravi, mark, all.toArray(String[]::new));

        List<String> read = new ArrayList<>();
        String cursor = null;
        do {
            Map<String, Object> body = new HashMap<>(Map.of("query", mark, "limit", 3));
            body.put("cursor", cursor);
            JsonNode page = cast.answer(cast.board.ravi, body);
            assertThat(page.get("total").asInt()).isEqualTo(7);
            read.addAll(SearchCast.ids(page));
            cursor = page.get("next_cursor").isNull()
                    ? null
                    : page.get("next_cursor").asString();
        } while (cursor != null);

        assertThat(read).hasSize(7).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void no_words_at_all_list_the_newest() {
        String older = cast.card(cast.board.borealis, "sales", word());
        String newer = cast.document(cast.documents.admin, "n.txt", word());
        await().untilAsserted(() -> {
            List<String> ids = SearchCast.ids(cast.answer(cast.board.tom, Map.of("limit", 100)));
            assertThat(ids).contains(older, newer);
            assertThat(ids.indexOf(newer)).isLessThan(ids.indexOf(older));
        });
    }

    @Test
    void whatever_is_typed_is_answered() throws IOException {
        List<String> hostile = new ArrayList<>();
        JsonMapper.shared()
                .readTree(Files.readString(SharedData.path("security/blns/blns.json")))
                .forEach(one -> hostile.add(one.asString()));
        try (Stream<Path> files = Files.walk(SharedData.path("security/payload-lists"))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                        .lines()
                        .toList();
                for (int i = 0; i < lines.size(); i += Math.max(1, lines.size() / 12)) {
                    hostile.add(lines.get(i));
                }
            }
        }
        hostile.add("\"".repeat(9_999));
        hostile.add("a ".repeat(5_000));
        hostile.add("过".repeat(10_000));
        hostile.add("\"" + "abcde ".repeat(1_600) + "\"");
        hostile.add("\"abcdefgh ijklmnop qrstuvwx\" ".repeat(340));
        hostile.add("*".repeat(100) + " ?foo* /.*/ title:[* TO *] a~2 AND OR NOT ((");

        assertThat(hostile).hasSizeGreaterThan(300);
        for (String query : hostile) {
            Http.Answer answer = cast.ask(cast.board.ravi, Map.of("query", query, "mode", "keyword"));
            assertThat(answer.status()).as(query).isIn(200, 422);
            if (answer.status() == 200) {
                assertThat(answer.json().get("degraded").isNull()).as(query).isTrue();
            }
        }
    }
}
