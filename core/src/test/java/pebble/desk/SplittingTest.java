package pebble.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static pebble.desk.MailCast.unique;

import java.util.Map;
import org.junit.jupiter.api.Test;
import pebble.Http;
import pebble.mail.Letters;
import tools.jackson.databind.JsonNode;

/** Messages that do not belong together get cards of their own; what only seems to belong is suggested. */
class SplittingTest extends ASalesMailbox {
    @Test
    void split_messages_get_a_card_beside_the_first_and_later_replies_find_it() {
        String a = unique("a");
        String b = unique("b");
        post(sales, Letters.from("alice@customer.example").id(a));
        post(
                sales,
                Letters.from("alice@customer.example")
                        .id(b)
                        .answers(a)
                        .subject("Complaint")
                        .at(MONDAY.plusSeconds(60)));
        settle();
        JsonNode card = http.get("/api/v1/cards/" + cardOf(a)).json();
        assertThat(card.at("/suggestions/0/kind").asString()).isEqualTo("split");

        Http.Answer split =
                http.post("/api/v1/suggestions/" + card.at("/suggestions/0/id").asString() + "/accept", Map.of());

        assertThat(split.status()).as(split.text()).isEqualTo(200);
        assertThat(cardOf(b)).isNotEqualTo(cardOf(a));
        post(
                sales,
                Letters.from("alice@customer.example")
                        .id(unique("c"))
                        .answers(a, b)
                        .subject("Re: Complaint")
                        .at(MONDAY.plusSeconds(120)));
        settle();
        assertThat(http.get("/api/v1/cards/" + cardOf(b)).json().at("/thread/messages"))
                .hasSize(2);
        assertThat(http.get("/api/v1/cards/" + cardOf(a)).json().at("/suggestions"))
                .isEmpty();

        Http.Answer undone = http.post("/api/v1/undo/" + split.at("/activity_id"), Map.of());
        assertThat(undone.status()).as(undone.text()).isEqualTo(200);
        assertThat(pinned(cardOf(a))).isFalse();
        assertThat(cards()).hasSize(1);
        assertThat(http.get("/api/v1/cards/" + cardOf(a)).json().at("/thread/messages"))
                .hasSize(3);
    }

    @Test
    void forged_references_are_only_suggested_and_the_suggestion_can_be_dismissed() {
        String a = unique("a");
        String forged = unique("f");
        post(sales, Letters.from("alice@customer.example").id(a));
        post(
                sales,
                Letters.from("mallory@elsewhere.example").id(forged).answers(a).at(MONDAY.plusSeconds(60)));
        settle();
        JsonNode card = http.get("/api/v1/cards/" + cardOf(forged)).json();
        assertThat(cards()).hasSize(2);
        assertThat(card.at("/suggestions/0/kind").asString()).isEqualTo("merge");
        assertThat(card.at("/suggestions/0/other_card_id").asString()).isEqualTo(cardOf(a));

        http.post("/api/v1/suggestions/" + card.at("/suggestions/0/id").asString() + "/dismiss", Map.of());

        assertThat(http.get("/api/v1/cards/" + cardOf(forged)).json().at("/suggestions"))
                .isEmpty();
    }
}
