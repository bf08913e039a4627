package pebble.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import pebble.identity.Caller;
import pebble.shared.Problem;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class CardOpeningTest {
    @Autowired
    CardOpening opening;

    @Autowired
    CardRefreshing refreshing;

    @Autowired
    CardMerging merging;

    @Autowired
    CardMoving moving;

    @Autowired
    Cards cards;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    BoardCast cast;

    @Test
    void a_thread_becomes_one_card_with_an_activity_an_audit_record_and_an_event() {
        UUID thread = UUID.randomUUID();
        NewCard asked = new NewCard(thread, cast.aurora, "sales", BoardCast.face("IPA 99.9%", 1, BoardCast.NOON));

        Card card = opening.open(Caller.SYSTEM, List.of(asked)).getFirst();
        Card again = opening.open(Caller.SYSTEM, List.of(asked)).getFirst();

        assertThat(again).isEqualTo(card);
        assertThat(card.place().column()).isEqualTo("inbox");
        assertThat(rows("activity", "card_id = '" + card.id().value() + "'")).isOne();
        assertThat(rows("audit_record", "object_id = '" + card.id() + "'")).isOne();
        assertThat(rows("live_event", "subject_id = '" + card.id() + "' and type = 'card.created'"))
                .isOne();
    }

    @Test
    void cards_lie_newest_on_top() {
        List<Card> opened = cast.open(cast.aurora, "tender", "Bid", BoardCast.NOON, 50);

        assertThat(opened).extracting(c -> c.face().lastMessageAt()).isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void a_board_or_column_that_is_gone_sends_the_card_to_triage() {
        Face face = BoardCast.face("Where am I", 1, BoardCast.NOON);

        Card lost = opening.open(
                        Caller.SYSTEM, List.of(new NewCard(UUID.randomUUID(), cast.aurora, "closed-board", face)))
                .getFirst();

        assertThat(lost.place().stream()).isEqualTo("unclassified");
        assertThat(lost.place().column()).isEqualTo("inbox");
    }

    @Test
    void text_that_no_database_keeps_is_made_storable() {
        Card card = cast.card("NUL \0 and half a pair \uD83D here");

        assertThat(cards.get(cast.mira.caller(), card.id()).handling().subject())
                .isEqualTo("NUL  and half a pair \uFFFD here");
    }

    @Test
    void nothing_remains_of_cards_whose_transaction_is_taken_back() {
        UUID thread = UUID.randomUUID();

        transaction.executeWithoutResult(status -> {
            opening.open(
                    Caller.SYSTEM,
                    List.of(new NewCard(thread, cast.aurora, "sales", BoardCast.face("Gone", 1, BoardCast.NOON))));
            status.setRollbackOnly();
        });

        assertThat(cards.byThread(List.of(thread))).isEmpty();
    }

    @Test
    void a_card_of_another_entity_or_an_ungranted_board_does_not_exist() {
        Card card = cast.card(cast.aurora, "operations", "Where is my order");

        assertThat(cards.find(cast.mira.caller(), card.id())).isPresent();
        assertThat(cards.find(cast.tom.caller(), card.id())).isEmpty();
        assertThat(cards.find(cast.ravi.caller(), card.id())).isEmpty();
    }

    @Test
    void a_reply_wakes_a_snoozed_card_and_remembers_the_snooze() {
        Card card = cast.card("Quote please");
        jdbc.update(
                "update card set status = 'snoozed', snoozed_until = '2026-04-01T00:00:00Z' where id = ?",
                card.id().value());

        Card woken = refreshing.refresh(Caller.SYSTEM, List.of(reply(card, 2))).getFirst();

        assertThat(woken.standing().status()).isEqualTo(CardStatus.OPEN);
        assertThat(woken.standing().wokenFrom()).isEqualTo("2026-04-01T00:00:00Z");
        assertThat(woken.face().messageCount()).isEqualTo(2);
    }

    @Test
    void a_reply_brings_a_finished_card_back_on_top_of_its_inbox() {
        Card done = cast.card("Thank you");
        moving.move(cast.mira.caller(), done.id(), Expected.ANY, new Target(null, "done", null, null, null));

        Card back = refreshing.refresh(Caller.SYSTEM, List.of(reply(done, 2))).getFirst();

        assertThat(back.place().column()).isEqualTo("inbox");
    }

    @Test
    void refreshing_twice_changes_nothing_the_second_time() {
        Card card = cast.card("Once");

        List<Card> first = refreshing.refresh(Caller.SYSTEM, List.of(reply(card, 2)));
        List<Card> second = refreshing.refresh(Caller.SYSTEM, List.of(reply(card, 2)));

        assertThat(first).hasSize(1);
        assertThat(second).isEmpty();
    }

    @Test
    void an_absorbed_card_leaves_the_board_and_comes_back_as_it_was() {
        Card from = cast.card("Same thing");
        Card into = cast.card("Same thing again");

        merging.absorb(cast.mira.caller(), from.id(), into.id(), Expected.ANY, java.util.Map.of());
        Card absorbed = cards.get(cast.mira.caller(), from.id());
        merging.restore(cast.mira.caller(), from.id(), java.util.Map.of());
        Card restored = cards.get(cast.mira.caller(), from.id());

        assertThat(absorbed.standing().status()).isEqualTo(CardStatus.MERGED);
        assertThat(absorbed.standing().mergedInto()).isEqualTo(into.id());
        assertThat(restored.standing()).isEqualTo(from.standing());
        assertThat(restored.place()).isEqualTo(from.place());
    }

    @Test
    void cards_of_two_entities_never_merge() {
        Card from = cast.card(cast.aurora, "sales", "Ours");
        Card into = cast.card(cast.borealis, "sales", "Theirs");

        assertThatThrownBy(() ->
                        merging.absorb(cast.admin.caller(), from.id(), into.id(), Expected.ANY, java.util.Map.of()))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("legal entity");
    }

    private static CardUpdate reply(Card card, int messages) {
        return new CardUpdate(
                card.id(), BoardCast.face(card.handling().subject(), messages, BoardCast.NOON.plusSeconds(3600)), true);
    }

    private int rows(String table, String where) {
        Integer count = jdbc.queryForObject("select count(*) from " + table + " where " + where, Integer.class);
        return count == null ? 0 : count;
    }
}
