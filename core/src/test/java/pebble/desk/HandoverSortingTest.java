package pebble.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static pebble.desk.HandoverCast.unique;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pebble.Http;
import pebble.identity.TestUsers.TestUser;
import pebble.mail.Letters;
import pebble.mail.Mailbox;

/** Conversations that were handed to another company are merged, split and filed there as they were where they came from. */
class HandoverSortingTest extends AtTheDesk {
    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

    private HandoverCast cast;
    private String a;
    private String b;
    private String first;
    private String second;

    @BeforeEach
    void two_enquiries_of_alice() {
        cast = new HandoverCast(jdbc, mailboxes, port);
        a = unique("a");
        b = unique("b");
        enquiry(cast.toAurora, a, "First", 0);
        enquiry(cast.toAurora, b, "Second", 60);
        cast.settle();
        first = cast.cardOf(a, cast.aurora);
        second = cast.cardOf(b, cast.aurora);
    }

    private void enquiry(Mailbox mailbox, String id, String subject, int seconds) {
        cast.send(
                mailbox,
                Letters.from("alice@customer.example").id(id).subject(subject).at(MONDAY.plusSeconds(seconds)));
    }

    private Http.Answer merge(String from, String into) {
        return cast.as(cast.mira).post("/api/v1/cards/" + from + "/merge", Map.of("into", into));
    }

    private Http.Answer undo(Http.Answer act) {
        Http.Answer undone = cast.as(cast.mira).post("/api/v1/undo/" + act.at("/activity_id"), Map.of());
        assertThat(undone.status()).as(undone.text()).isEqualTo(200);
        return undone;
    }

    @Test
    void cards_are_merged_only_where_one_company_holds_both_and_received_both() {
        cast.hand(cast.mira, first, cast.borealis);
        Http.Answer apart = merge(second, first);
        String theirs = unique("t");
        enquiry(cast.toBorealis, theirs, "Third", 90);
        cast.settle();
        Http.Answer foreign = merge(cast.cardOf(theirs, cast.borealis), first);
        cast.hand(cast.mira, second, cast.borealis);
        Http.Answer merged = merge(second, first);

        assertThat(apart.status()).isEqualTo(422);
        assertThat(apart.text()).contains("Hand one of the two cards over first");
        assertThat(foreign.status()).isEqualTo(422);
        assertThat(foreign.text()).contains("conversations never merge across entities");
        assertThat(merged.status()).as(merged.text()).isEqualTo(200);
        assertThat(cast.as(cast.bela).get("/api/v1/cards/" + first).json().at("/thread/messages"))
                .hasSize(2);
    }

    @Test
    void only_cards_that_can_be_merged_are_offered() {
        enquiry(cast.toBorealis, unique("t"), "Third", 90);
        cast.settle();
        assertThat(offered(cast.anna, second, "")).containsExactly(first);
        assertThat(offered(cast.anna, second, "nothing alike")).isEmpty();

        cast.hand(cast.mira, first, cast.borealis);

        assertThat(offered(cast.anna, second, "")).isEmpty();
        assertThat(offered(cast.bela, first, ""))
                .as("what came to Borealis itself")
                .isEmpty();

        cast.hand(cast.mira, second, cast.borealis);
        assertThat(offered(cast.bela, first, "second")).containsExactly(second);
        merge(second, first);
        assertThat(offered(cast.bela, first, "")).isEmpty();
        assertThat(offered(cast.bela, second, "")).isEmpty();
    }

    private List<String> offered(TestUser user, String card, String words) {
        return cast.items(user, "/api/v1/cards/" + card + "/mergeable?q=" + words.replace(' ', '+')).stream()
                .map(found -> found.get("id").asString())
                .toList();
    }

    @Test
    void what_was_merged_into_a_card_goes_with_it_and_parts_from_it_where_it_is() {
        Http.Answer merged = merge(second, first);

        cast.hand(cast.mira, first, cast.borealis);

        assertThat(List.of(first, second)).noneMatch(card -> cast.sees(cast.anna, card));
        assertThat(List.of(a, b))
                .allMatch(mail -> cast.messages(cast.anna, mail).isEmpty());
        assertThat(List.of(a, b))
                .noneMatch(mail -> cast.messages(cast.bela, mail).isEmpty());

        undo(undo(merged));
        undo(merged);

        assertThat(List.of(first, second))
                .allMatch(card -> cast.as(cast.bela)
                                .get("/api/v1/cards/" + card)
                                .json()
                                .at("/thread/messages")
                                .size()
                        == 1);
        assertThat(List.of(first, second)).noneMatch(card -> cast.sees(cast.anna, card));
        assertThat(cast.filingsOutOfStep()).isZero();
    }

    @Test
    void split_messages_start_with_whom_the_card_was_handed_to() {
        String reply = unique("r");
        cast.send(
                cast.toAurora,
                Letters.from("alice@customer.example")
                        .id(reply)
                        .answers(a)
                        .subject("Re: First")
                        .at(MONDAY.plusSeconds(120)));
        cast.settle();
        cast.hand(cast.mira, first, cast.borealis);
        String message = cast.messages(cast.bela, reply).getFirst().get("id").asString();

        Http.Answer split =
                cast.as(cast.bela).post("/api/v1/cards/" + first + "/split", Map.of("message_ids", List.of(message)));

        assertThat(split.status()).as(split.text()).isEqualTo(200);
        String parted = cast.cardOf(reply, cast.borealis);
        assertThat(parted).isNotEqualTo(first);
        assertThat(cast.sees(cast.bela, parted)).isTrue();
        assertThat(cast.sees(cast.anna, parted)).isFalse();
        undo(split);
        assertThat(cast.cardOf(reply, cast.borealis)).isEqualTo(first);
    }

    @Test
    void a_mail_that_ties_what_two_companies_hold_joins_one_and_merges_nothing() {
        cast.hand(cast.mira, first, cast.borealis);

        String tie = unique("t");
        cast.send(
                cast.toAurora,
                Letters.from("alice@customer.example")
                        .id(tie)
                        .answers(b, a)
                        .subject("Both")
                        .at(MONDAY.plusSeconds(180)));
        cast.settle();

        assertThat(cast.messages(cast.bela, tie))
                .singleElement()
                .satisfies(found -> assertThat(found.get("card_id").asString()).isEqualTo(first));
        assertThat(cast.messages(cast.anna, tie)).isEmpty();
        assertThat(cast.messages(cast.anna, b)).hasSize(1);

        cast.hand(cast.mira, first, cast.aurora);
        enquiry(cast.toAurora, unique("c"), "Re: Both", 240);
        cast.settle();

        assertThat(cast.filingsOutOfStep()).isZero();
    }

    @Test
    void a_message_is_filed_and_taken_back_where_its_card_is_held() {
        cast.hand(cast.mira, first, cast.borealis);
        String message = cast.messages(cast.bela, a).getFirst().get("id").asString();
        String door = "/api/v1/messages/" + message + "/disposition";

        Http.Answer hidden = cast.as(cast.anna).post(door, Map.of("disposition", "noise", "noise_kind", "spam"));
        Http.Answer filed = cast.as(cast.bela).post(door, Map.of("disposition", "noise", "noise_kind", "spam"));

        assertThat(hidden.status()).isEqualTo(404);
        assertThat(filed.status()).as(filed.text()).isEqualTo(200);
        assertThat(cast.messages(cast.anna, a)).isEmpty();
        assertThat(cast.as(cast.bela).get("/api/v1/messages/" + message).at("/noise_kind"))
                .isEqualTo("spam");
        Http.Answer undone = cast.as(cast.bela).post("/api/v1/undo/" + filed.at("/activity_id"), Map.of());
        assertThat(undone.status()).as(undone.text()).isEqualTo(200);
        assertThat(cast.messages(cast.bela, a).getFirst().get("card_id").asString())
                .isEqualTo(first);
    }
}
