package pebble.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static pebble.finding.SearchCast.word;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pebble.identity.TestUsers.TestUser;
import pebble.mail.Letters;
import pebble.mail.Mailbox;
import tools.jackson.databind.JsonNode;

/** What is found by what it means. */
abstract class MeaningTests {
    private static final String QUESTION = "When will our shipment be delivered?";

    @Autowired
    SearchCast cast;

    @Test
    void a_document_is_found_by_what_it_means_and_by_those_only_who_may_see_it() {
        String right = cast.document(
                cast.documents.anna,
                "a.txt",
                "The truck with the goods left the warehouse on Tuesday and arrives at your plant on Friday. "
                        + word());
        String wrong = cast.document(
                cast.documents.anna, "b.txt", "Minutes of the annual general meeting of the shareholders. " + word());

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(semantic(cast.documents.anna)).contains(right));
        assertThat(semantic(cast.documents.anna)).doesNotContain(wrong);
        assertThat(semantic(cast.documents.ravi)).doesNotContain(right);
        // What is counted is looked up among the words, which are told of it by themselves.
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            JsonNode found = ask(cast.documents.anna, QUESTION, "semantic");
            assertThat(found.at("/items/0/highlights/0").asString()).startsWith("The truck with the goods");
            assertThat(found.at("/facets/type/document").asInt())
                    .isEqualTo(found.get("total").asInt());
        });
    }

    @Test
    void mail_and_its_card_are_found_by_what_it_means_and_go_with_the_card() {
        String mark = word();
        Mailbox mailbox = cast.mailbox(cast.board.aurora, "sales");
        cast.send(
                mailbox,
                Letters.from("Alice <alice@customer.example>")
                        .id(mark)
                        .subject("Lorry")
                        .body("Has the lorry left your factory, and on which day does it reach Pune?"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> cast.message(mark).get("card_id").isString());
        String message = cast.message(mark).get("id").asString();
        String card = cast.message(mark).get("card_id").asString();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(semantic(cast.board.ravi)).contains(message, card));
        assertThat(semantic(cast.board.tom)).doesNotContain(message, card);

        cast.edit(card, Map.of("entity_id", cast.board.borealis.toString()));

        assertThat(semantic(cast.board.ravi)).doesNotContain(message, card);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(semantic(cast.board.tom)).contains(message, card));
    }

    @Test
    void what_holds_the_words_and_means_it_comes_before_what_does_one_of_both() {
        String mark = word();
        String both = cast.document(
                cast.documents.meera,
                cast.documents.paints,
                "Price rates " + mark + ": our price list, with the best rates for solvents");
        String words = cast.document(
                cast.documents.meera,
                cast.documents.paints,
                "The " + mark + " was mentioned, with its rates, in a poem about the moon that had no price");
        cast.awaitFound(cast.documents.meera, mark, both, words);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(SearchCast.ids(
                                ask(cast.documents.meera, "price rates of solvents " + mark, "semantic")))
                        .contains(both));

        List<String> found = SearchCast.ids(ask(cast.documents.meera, "price rates " + mark, "hybrid"));

        assertThat(found).startsWith(both).contains(words);
    }

    @Test
    void a_hit_tells_whether_its_words_or_its_meaning_found_it() {
        String mark = word();
        String goods =
                "The truck with the goods left the warehouse on Tuesday and arrives at your plant on Friday. " + mark;
        String id = cast.document(cast.documents.anna, "c.txt", goods);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(semantic(cast.documents.anna)).contains(id));
        cast.awaitFound(cast.documents.anna, mark, id);

        assertThat(foundBy(id, mark, "keyword")).isEqualTo("keyword");
        assertThat(foundBy(id, QUESTION, "hybrid")).isEqualTo("semantic");
        assertThat(foundBy(id, goods, "hybrid")).isEqualTo("both");
        assertThat(foundBy(id, "", "hybrid")).isEqualTo("none");
    }

    private String foundBy(String id, String query, String mode) {
        return ask(cast.documents.anna, query, mode)
                .get("items")
                .valueStream()
                .filter(item -> item.get("id").asString().equals(id))
                .map(item -> item.get("found_by").asString("none"))
                .findFirst()
                .orElseThrow();
    }

    private List<String> semantic(TestUser user) {
        return SearchCast.ids(ask(user, QUESTION, "semantic"));
    }

    private JsonNode ask(TestUser user, String query, String mode) {
        return cast.answer(user, Map.of("query", query, "mode", mode, "limit", 100));
    }
}
