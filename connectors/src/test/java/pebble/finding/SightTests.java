package pebble.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static pebble.finding.SearchCast.word;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pebble.identity.Role;
import pebble.identity.TestUsers.TestUser;
import pebble.mail.Letters;
import pebble.mail.Mailbox;
import tools.jackson.databind.JsonNode;

/** Who finds what. Where nothing is to be found, somebody else finds it in the same moment. */
abstract class SightTests {
    @Autowired
    SearchCast cast;

    @Test
    void a_document_is_found_by_its_entity_only_and_one_of_the_group_by_everybody() {
        String mark = word();
        String paints = cast.document(cast.documents.anna, "a.txt", mark + " of paints");
        String group = cast.document(cast.documents.admin, "b.txt", mark + " of the group");

        cast.awaitFound(cast.documents.anna, mark, paints, group);
        cast.awaitFound(cast.documents.admin, mark, paints, group);

        JsonNode ravis = cast.answer(cast.documents.ravi, Map.of("query", mark));
        assertThat(SearchCast.ids(ravis)).containsExactly(group);
        assertThat(ravis.get("total").asInt()).isEqualTo(1);
        assertThat(ravis.at("/facets/type/document").asInt()).isEqualTo(1);
    }

    @Test
    void a_list_of_documents_is_narrowed_by_the_words_in_them() {
        String mark = word();
        String held = cast.document(cast.documents.anna, "a.txt", mark + " of paints");
        String named = cast.document(cast.documents.anna, mark + ".txt", "of paints too");
        cast.awaitFound(cast.documents.anna, mark, held, named);

        assertThat(listed(cast.documents.anna, mark)).containsExactly(named, held);
        assertThat(listed(cast.documents.anna, mark + " nowhere")).isEmpty();
        assertThat(listed(cast.documents.ravi, mark)).isEmpty();
    }

    private List<String> listed(TestUser user, String words) {
        return SearchCast.ids(cast.as(user)
                .get("/api/v1/documents?q=" + words.replace(" ", "%20"))
                .json());
    }

    @Test
    void what_is_thrown_away_is_found_again_once_it_is_restored() {
        String mark = word();
        String id = cast.document(cast.documents.anna, "a.txt", mark);
        cast.awaitFound(cast.documents.anna, mark, id);

        cast.as(cast.documents.anna).delete("/api/v1/documents/" + id);
        assertThat(cast.ids(cast.documents.anna, mark)).isEmpty();
        await().until(() -> cast.answer(cast.documents.anna, Map.of("query", mark))
                        .at("/facets/type/document")
                        .asInt()
                == 0);
        cast.as(cast.documents.anna).post("/api/v1/documents/" + id + "/restore", "");

        cast.awaitFound(cast.documents.anna, mark, id);
    }

    @Test
    void a_card_is_found_by_those_of_its_entity_who_see_its_board() {
        String mark = word();
        String sales = cast.card(cast.board.aurora, "sales", mark + " rate");
        String operations = cast.card(cast.board.aurora, "operations", mark + " dispatch");
        String quality = cast.card(cast.board.aurora, "quality", mark + " purity");

        cast.awaitFound(cast.board.admin, mark, sales, operations, quality);

        cast.awaitFound(cast.board.mira, mark, sales, operations);
        cast.awaitFound(cast.board.ravi, mark, sales);
        cast.awaitFound(cast.board.tom, mark);
        JsonNode ravis = cast.answer(cast.board.ravi, Map.of("query", mark));
        assertThat(ravis.at("/facets/stream").propertyNames()).containsExactly("sales");
    }

    @Test
    void a_card_that_moves_to_a_board_somebody_does_not_see_is_gone_for_them_at_once() {
        String mark = word();
        String card = cast.card(cast.board.aurora, "sales", mark);
        cast.awaitFound(cast.board.ravi, mark, card);

        cast.as(cast.board.mira)
                .post("/api/v1/cards/" + card + "/move", Map.of("stream", "operations", "column", "inbox"));

        assertThat(cast.ids(cast.board.ravi, mark)).isEmpty();
        cast.awaitFound(cast.board.mira, mark, card);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> cast.filtered(cast.board.mira, mark, Map.of("stream", "operations"))
                                .get("total")
                                .asInt()
                        == 1);
        assertThat(cast.answer(cast.board.ravi, Map.of("query", mark))
                        .get("total")
                        .asInt())
                .isZero();
    }

    @Test
    void mail_is_found_where_its_card_lies_and_goes_with_it_when_it_is_handed_over() {
        String mark = word();
        Mailbox mailbox = cast.mailbox(cast.board.aurora, "sales");
        cast.send(
                mailbox,
                Letters.from("Alice <alice@customer.example>")
                        .id(mark)
                        .subject("Rates")
                        .body(mark));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> cast.message(mark).get("card_id").isString());
        String message = cast.message(mark).get("id").asString();
        String card = cast.message(mark).get("card_id").asString();
        TestUser quality = cast.board.users.user("Qadir", Role.AGENT, Set.of(cast.board.aurora), Set.of("quality"));

        cast.awaitFound(cast.board.ravi, mark, message, card);
        JsonNode item = cast.answer(cast.board.ravi, Map.of("query", mark, "types", List.of("message")))
                .at("/items/0");
        assertThat(item.get("who").asString()).isEqualTo("Alice");
        assertThat(item.get("stream").asString()).isEqualTo("sales");
        assertThat(item.get("status").asString()).isEqualTo("carded");
        assertThat(cast.ids(quality, mark)).isEmpty();
        assertThat(cast.ids(cast.board.tom, mark)).isEmpty();

        assertThat(cast.edit(card, Map.of("entity_id", cast.board.borealis.toString()))
                        .status())
                .isEqualTo(200);

        assertThat(cast.ids(cast.board.ravi, mark)).isEmpty();
        cast.awaitFound(cast.board.tom, mark, message, card);
        assertThat(cast.answer(cast.board.ravi, Map.of("query", mark))
                        .get("total")
                        .asInt())
                .isZero();
    }

    @Test
    void what_came_by_mail_is_found_where_that_mail_lies() {
        String mark = word();
        cast.send(
                cast.mailbox(cast.board.aurora, "sales"),
                Letters.from("Alice <alice@customer.example>")
                        .id(mark)
                        .subject("Rates")
                        .body("Our rates are attached.")
                        .attached("rates.txt", "text/plain", mark.getBytes(StandardCharsets.UTF_8)));
        TestUser quality = cast.board.users.user("Qadir", Role.AGENT, Set.of(cast.board.aurora), Set.of("quality"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> cast.ids(cast.board.ravi, mark).size() == 1);
        String document = cast.ids(cast.board.ravi, mark).getFirst();
        assertThat(total(quality, mark)).isZero();

        cast.as(cast.board.admin)
                .post(
                        "/api/v1/cards/" + cast.message(mark).get("card_id").asString() + "/move",
                        Map.of("stream", "quality", "column", "inbox"));

        assertThat(cast.ids(cast.board.ravi, mark)).isEmpty();
        cast.awaitFound(quality, mark, document);
        assertThat(total(cast.board.ravi, mark)).isZero();
    }

    private int total(TestUser user, String query) {
        return cast.answer(user, Map.of("query", query)).get("total").asInt();
    }

    @Test
    void noise_is_found_by_its_entity() {
        String mark = word();
        Mailbox mailbox = cast.mailbox(cast.board.aurora, "sales");
        cast.send(
                mailbox,
                Letters.from("News <news@list.example>")
                        .id(mark)
                        .with("List-Unsubscribe", "<https://list.example/u>")
                        .with("List-Id", "<news.list.example>")
                        .with("Precedence", "bulk")
                        .subject("Newsletter")
                        .body(mark));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> cast.message(mark).get("disposition").asString().equals("noise"));
        String message = cast.message(mark).get("id").asString();

        cast.awaitFound(cast.board.ravi, mark, message);
        assertThat(SearchCast.ids(cast.filtered(cast.board.ravi, mark, Map.of("status", "noise"))))
                .containsExactly(message);
        assertThat(cast.ids(cast.board.tom, mark)).isEmpty();
    }

    @Test
    void what_is_noise_for_another_company_is_not_told_by_a_filter() {
        String mark = word();
        Letters letter = Letters.from("Alice <alice@customer.example>")
                .id(mark)
                .subject("Rates")
                .body(mark);
        cast.send(cast.mailbox(cast.board.aurora, "sales"), letter);
        cast.send(cast.mailbox(cast.board.borealis, "sales"), letter);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> cast.message(mark).get("card_id").isString());
        String message = cast.message(mark).get("id").asString();

        assertThat(cast.as(cast.board.tom)
                        .post(
                                "/api/v1/messages/" + message + "/disposition",
                                Map.of("disposition", "noise", "noise_kind", "newsletter"))
                        .status())
                .isEqualTo(200);

        Map<String, String> noise = Map.of("status", "noise");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> SearchCast.ids(cast.filtered(cast.board.tom, mark, noise))
                        .equals(List.of(message)));
        JsonNode ravis = cast.filtered(cast.board.ravi, mark, noise);
        assertThat(SearchCast.ids(ravis)).isEmpty();
        assertThat(ravis.get("total").asInt()).isZero();
        assertThat(SearchCast.ids(cast.filtered(cast.board.ravi, mark, Map.of("status", "carded"))))
                .containsExactly(message);
    }

    @Test
    void a_merged_card_is_not_found() {
        String mark = word();
        String into = cast.card(cast.board.aurora, "sales", mark + " one");
        String merged = cast.card(cast.board.aurora, "sales", mark + " two");
        cast.awaitFound(cast.board.ravi, mark, into, merged);

        cast.as(cast.board.ravi).post("/api/v1/cards/" + merged + "/merge", Map.of("into", into));

        cast.awaitFound(cast.board.ravi, mark, into);
    }

    @Test
    void companies_are_found_by_everybody_by_name_domain_and_registration() {
        String mark = word();
        String id = cast.as(cast.board.ravi)
                .post(
                        "/api/v1/companies",
                        Map.of(
                                "name",
                                mark + " Paints",
                                "domains",
                                List.of(mark + ".example"),
                                "gstins",
                                List.of("27AAPFU0939F1ZV")))
                .at("/id");

        cast.awaitFound(cast.board.tom, mark, id);
        assertThat(cast.ids(cast.board.tom, mark + " 27aapfu0939f1zv")).containsExactly(id);
        assertThat(cast.ids(cast.board.tom, mark + ".example")).containsExactly(id);
    }
}
