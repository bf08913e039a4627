package pebble.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import pebble.Http;
import pebble.board.Acted;
import pebble.board.ActivityId;
import pebble.board.BoardCast;
import pebble.board.Card;
import pebble.board.CardMerging;
import pebble.board.Cards;
import pebble.board.Expected;
import pebble.identity.Caller;

/** A card counts the notes that it shows: its own, and those of the cards merged into it. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class NotesOfMergedCardsTest {
    @LocalServerPort
    int port;

    @Autowired
    BoardCast cast;

    @Autowired
    Cards cards;

    @Autowired
    Notes notes;

    @Autowired
    NoteTaking noteTaking;

    @Autowired
    CardMerging merging;

    private Caller mira;
    private Card inner;
    private Card middle;
    private Card outer;
    private Acted noted;

    @BeforeEach
    void three_cards_with_a_note_each_merged_into_one() {
        mira = cast.mira.caller();
        inner = cast.card("Inner");
        middle = cast.card("Middle");
        outer = cast.card("Outer");
        noted = note(inner);
        note(middle);
        note(outer);
        merge(inner, middle);
        merge(middle, outer);
    }

    @Test
    void a_note_taken_back_after_its_card_was_merged_counts_nowhere_any_more() {
        undo(noted.activityId());

        assertThat(counted(inner)).isZero();
        assertThat(counted(middle)).isEqualTo(1);
        assertThat(counted(outer)).isEqualTo(2);
    }

    @Test
    void a_note_that_comes_back_counts_everywhere_again() {
        ActivityId removed = undo(noted.activityId());

        undo(removed);

        assertThat(counted(outer)).isEqualTo(3);
    }

    @Test
    void cards_that_part_after_a_note_was_taken_back_count_what_each_shows() {
        undo(noted.activityId());

        merging.restore(mira, inner.id(), Map.of());

        assertThat(counted(inner)).isZero();
        assertThat(counted(middle)).isEqualTo(1);
        assertThat(counted(outer)).isEqualTo(2);
    }

    @Test
    void a_card_that_parts_from_one_that_was_merged_itself_takes_its_notes_from_every_card_above() {
        merging.restore(mira, inner.id(), Map.of());

        assertThat(counted(inner)).isEqualTo(1);
        assertThat(counted(middle)).isEqualTo(1);
        assertThat(counted(outer)).isEqualTo(2);
    }

    @Test
    void nobody_notes_on_a_card_that_went_into_another() {
        assertThatThrownBy(() -> note(inner)).hasMessageContaining("merged into another");

        assertThat(counted(outer)).isEqualTo(3);
    }

    private ActivityId undo(ActivityId act) {
        return ActivityId.of(Http.at(port)
                .as(cast.mira)
                .post("/api/v1/undo/" + act, Map.of())
                .at("/activity_id"));
    }

    private Acted note(Card card) {
        return noteTaking.write(mira, card.id(), Expected.ANY, "Call them").acted();
    }

    private void merge(Card from, Card into) {
        merging.absorb(mira, from.id(), into.id(), Expected.ANY, Map.of());
    }

    /** The count, having seen that so many are shown. */
    private int counted(Card card) {
        int count = cards.get(mira, card.id()).noteCount();
        assertThat(notes.of(mira, card.id())).hasSize(count);
        return count;
    }
}
