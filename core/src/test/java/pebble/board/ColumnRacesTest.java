package pebble.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import pebble.Overtaking;
import pebble.identity.Caller;
import pebble.identity.Role;

/** Cards are laid into a column while somebody takes it away: none may end where no board shows it. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ColumnRacesTest {
    @Autowired
    BoardCast cast;

    @Autowired
    Cards cards;

    @Autowired
    CardMoving moving;

    @Autowired
    CardOpening opening;

    @Autowired
    CardMerging merging;

    @Autowired
    Undoing undoing;

    @Autowired
    StreamDesigning designing;

    private Overtaking overtaking;
    private Caller admin;
    private Caller person;
    private String board;

    @BeforeEach
    void a_board_with_a_column_to_spare(@Autowired PlatformTransactionManager transactions, @Autowired JdbcClient sql) {
        overtaking = new Overtaking(transactions, sql);
        admin = cast.admin.caller();
        board = "board_" + UUID.randomUUID().toString().substring(0, 8);
        designing.add(admin, board, "Board", columns("inbox", "spare", "done"));
        person = cast.users
                .user("Mover", Role.AGENT, Set.of(cast.aurora), Set.of(board))
                .caller();
    }

    @Test
    void a_move_into_a_column_that_is_being_taken_away_is_refused() {
        Card card = cast.card(cast.aurora, board, "Late");

        Future<Acted> move = overtaking.of(this::takeSpareAway, () -> moveTo(card, "spare"));

        assertThatThrownBy(move::get).hasMessageContaining("is not a column of the board");
        assertThat(present(card).place()).isEqualTo(card.place());
    }

    @Test
    void a_column_that_a_card_is_being_moved_into_is_not_taken_away() {
        Card card = cast.card(cast.aurora, board, "Early");

        Future<?> design = overtaking.of(() -> moveTo(card, "spare"), this::takeSpareAway);

        assertThatThrownBy(design::get).hasMessageContaining("Cards still lie in a column");
        assertThat(present(card).place().column()).isEqualTo("spare");
    }

    @Test
    void a_card_opened_while_its_column_is_being_taken_away_lies_in_the_inbox() throws Exception {
        Future<List<Card>> opened =
                overtaking.of(this::takeSpareAway, () -> opening.open(Caller.SYSTEM, List.of(forSpare())));

        assertThat(opened.get())
                .singleElement()
                .satisfies(card -> assertThat(card.place().column()).isEqualTo("inbox"));
    }

    @Test
    void a_column_that_a_card_is_being_opened_in_is_not_taken_away() {
        Future<?> design = overtaking.of(() -> opening.open(Caller.SYSTEM, List.of(forSpare())), this::takeSpareAway);

        assertThatThrownBy(design::get).hasMessageContaining("Cards still lie in a column");
    }

    @Test
    void a_move_is_not_undone_into_a_column_that_is_being_taken_away() {
        Card card = cast.card(cast.aurora, board, "To and fro");
        moveTo(card, "spare");
        Acted back = moveTo(card, "inbox");

        Future<?> undo = overtaking.of(this::takeSpareAway, () -> undoing.undo(person, back.activityId()));

        assertThatThrownBy(undo::get).hasMessageContaining("This cannot be undone");
        assertThat(present(card).place().column()).isEqualTo("inbox");
    }

    @Test
    void a_merged_card_comes_back_to_the_inbox_when_its_column_is_gone() {
        Card from = cast.card(cast.aurora, board, "Same thing");
        Card into = cast.card(cast.aurora, board, "Same thing again");
        moveTo(from, "spare");
        merging.absorb(person, from.id(), into.id(), Expected.ANY, Map.of());
        takeSpareAway();

        merging.restore(person, from.id(), Map.of());

        assertThat(present(from).isOpen()).isTrue();
        assertThat(present(from).place().column()).isEqualTo("inbox");
    }

    @Test
    void two_cards_moved_at_once_do_not_both_take_the_last_place_of_a_column() {
        designing.change(
                admin,
                board,
                Expected.ANY,
                null,
                columns("inbox", "done").stream()
                        .map(column -> new Stream.Column(
                                column.key(), column.name(), column.key().equals("done") ? 1 : null))
                        .toList());
        Card first = cast.card(cast.aurora, board, "First");
        Card second = cast.card(cast.aurora, board, "Second");

        Future<?> move = overtaking.of(() -> moveTo(first, "done"), () -> moveTo(second, "done"));

        assertThatThrownBy(move::get).hasMessageContaining("This column is full");
    }

    private Stream takeSpareAway() {
        return designing.change(admin, board, Expected.ANY, null, columns("inbox", "done"));
    }

    private Acted moveTo(Card card, String column) {
        return moving.move(person, card.id(), Expected.ANY, new Target(null, column, null, null, null));
    }

    private NewCard forSpare() {
        return new NewCard(
                UUID.randomUUID(),
                cast.aurora,
                board,
                "spare",
                BoardCast.face("New", 1, BoardCast.NOON),
                null,
                null,
                List.of(),
                Priority.NORMAL,
                null,
                List.of(),
                null);
    }

    private Card present(Card card) {
        return cards.get(person, card.id());
    }

    private static List<Stream.Column> columns(String... keys) {
        return java.util.Arrays.stream(keys)
                .map(key -> new Stream.Column(key, key, (@Nullable Integer) null))
                .toList();
    }
}
