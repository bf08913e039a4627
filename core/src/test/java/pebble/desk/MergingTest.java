package pebble.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static pebble.desk.MailCast.unique;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pebble.Http;
import pebble.mail.Letters;

/** Two conversations become one card and part again. */
class MergingTest extends ASalesMailbox {
    @Test
    void merged_cards_share_one_conversation_and_part_again_by_undo() {
        String a = unique("a");
        String b = unique("b");
        post(sales, Letters.from("alice@customer.example").id(a));
        post(sales, Letters.from("bob@other.example").id(b).subject("Another matter"));
        settle();
        String first = cardOf(a);
        String second = cardOf(b);
        String subject = http.get("/api/v1/cards/" + first).at("/subject");

        Http.Answer merged = http.post("/api/v1/cards/" + second + "/merge", Map.of("into", first));

        assertThat(merged.status()).as(merged.text()).isEqualTo(200);
        assertThat(merged.at("/subject")).isEqualTo(subject);
        assertThat(http.get("/api/v1/cards/" + first).json().at("/thread/messages"))
                .hasSize(2);
        assertThat(http.get("/api/v1/cards/" + second).json().get("status").asString())
                .isEqualTo("merged");
        // A later mail of either side stays on the merged card.
        post(sales, Letters.from("bob@other.example").id(unique("c")).answers(b).subject("Re: Another matter"));
        settle();
        assertThat(http.get("/api/v1/cards/" + first).json().at("/thread/messages"))
                .hasSize(3);

        Http.Answer undone = http.post("/api/v1/undo/" + merged.at("/activity_id"), Map.of());

        assertThat(undone.status()).as(undone.text()).isEqualTo(200);
        assertThat(http.get("/api/v1/cards/" + second).json().get("status").asString())
                .isEqualTo("open");
        assertThat(http.get("/api/v1/cards/" + second)
                        .json()
                        .at("/thread/messages")
                        .size())
                .isPositive();
        assertThat(cards()).hasSize(2);

        Http.Answer again = http.post("/api/v1/undo/" + undone.at("/activity_id"), Map.of());
        assertThat(again.status()).as(again.text()).isEqualTo(200);
        assertThat(http.get("/api/v1/cards/" + first).json().at("/thread/messages"))
                .hasSize(3);
    }

    @Test
    void a_merge_is_taken_back_only_after_the_later_one_that_swallowed_its_card() {
        String a = unique("a");
        String b = unique("b");
        String c = unique("c");
        post(sales, Letters.from("alice@customer.example").id(a));
        post(sales, Letters.from("bob@other.example").id(b).subject("Another matter"));
        post(sales, Letters.from("carol@third.example").id(c).subject("A third matter"));
        settle();
        String first = cardOf(a);
        String second = cardOf(b);
        String third = cardOf(c);
        Http.Answer inner = http.post("/api/v1/cards/" + first + "/merge", Map.of("into", second));
        Http.Answer outer = http.post("/api/v1/cards/" + second + "/merge", Map.of("into", third));

        Http.Answer refused = http.post("/api/v1/undo/" + inner.at("/activity_id"), Map.of());

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("UNDO_CONFLICT");
        assertThat(refused.json().at("/error/details/later")).hasSize(1);
        assertThat(http.get("/api/v1/cards/" + third).json().at("/thread/messages"))
                .hasSize(3);

        http.post("/api/v1/undo/" + outer.at("/activity_id"), Map.of());
        Http.Answer undone = http.post("/api/v1/undo/" + inner.at("/activity_id"), Map.of());

        assertThat(undone.status()).as(undone.text()).isEqualTo(200);
        for (String card : List.of(first, second, third)) {
            assertThat(http.get("/api/v1/cards/" + card).json().at("/thread/messages"))
                    .hasSize(1);
        }
    }

    @Test
    void a_subject_that_only_a_merge_pinned_follows_the_mail_again_once_the_cards_part() {
        String a = unique("a");
        String b = unique("b");
        post(sales, Letters.from("alice@customer.example").id(a).subject("Enquiry"));
        post(sales, Letters.from("bob@other.example").id(b).subject("Another matter"));
        settle();
        String kept = cardOf(a);

        Http.Answer merged = http.post("/api/v1/cards/" + cardOf(b) + "/merge", Map.of("into", kept));
        boolean whileMerged = pinned(kept);
        Http.Answer undone = http.post("/api/v1/undo/" + merged.at("/activity_id"), Map.of());
        boolean apart = pinned(kept);
        http.post("/api/v1/undo/" + undone.at("/activity_id"), Map.of());

        assertThat(whileMerged).isTrue();
        assertThat(apart).isFalse();
        assertThat(pinned(kept)).isTrue();
        assertThat(http.get("/api/v1/cards/" + kept).at("/subject")).isEqualTo("Enquiry");
    }

    @Test
    void a_subject_that_a_person_wrote_on_the_merged_card_stays_when_the_cards_part() {
        String a = unique("a");
        String b = unique("b");
        post(sales, Letters.from("alice@customer.example").id(a));
        post(sales, Letters.from("bob@other.example").id(b).subject("Another matter"));
        settle();
        String kept = cardOf(a);
        Http.Answer merged = http.post("/api/v1/cards/" + cardOf(b) + "/merge", Map.of("into", kept));
        http.with("If-Match", "\"" + merged.at("/version") + "\"")
                .patch("/api/v1/cards/" + kept, Map.of("subject", "Both matters"));

        Http.Answer undone = http.post("/api/v1/undo/" + merged.at("/activity_id"), Map.of());

        assertThat(undone.status()).as(undone.text()).isEqualTo(200);
        assertThat(http.get("/api/v1/cards/" + kept).at("/subject")).isEqualTo("Both matters");
        assertThat(pinned(kept)).isTrue();
        assertThat(jdbc.sql("select coalesce(before->>'subject', '') || (after->>'subject') from audit_record"
                                + " where object_id = :id and act = 'card.renamed'")
                        .param("id", kept)
                        .query(String.class)
                        .single())
                .as("the audit holds the person's words and not the mail's")
                .isEqualTo("Both matters");
    }
}
