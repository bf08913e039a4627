package pebble.notes;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pebble.board.CardId;
import pebble.board.Cards;
import pebble.identity.Caller;
import pebble.identity.People;
import pebble.identity.People.Person;
import pebble.identity.UserId;

/** The notes on cards. A removed note is kept, so that its removal can be undone. */
@Component
class Notes {
    private static final String SELECT =
            "select n.id, n.card_id, n.author_id, n.author_name, n.text, n.mentions, n.at from note n ";

    private final JdbcClient sql;
    private final Cards cards;
    private final People people;

    Notes(JdbcClient sql, Cards cards, People people) {
        this.sql = sql;
        this.cards = cards;
        this.people = people;
    }

    /** The notes of a card and of those merged into it, oldest first; none when the caller may not see the card. */
    List<Note> of(Caller caller, CardId card) {
        return named(sql.sql(SELECT + """
                        where n.card_id = any(:cards) and n.removed_at is null order by n.at, n.id limit 1000
                        """)
                .param(
                        "cards",
                        cards.withMerged(caller, card).stream()
                                .map(CardId::value)
                                .toArray(UUID[]::new))
                .query(Notes::read)
                .list());
    }

    Optional<Note> find(NoteId id) {
        return named(sql.sql(SELECT + "where n.id = :id")
                        .param("id", id.value())
                        .query(Notes::read)
                        .list())
                .stream()
                .findFirst();
    }

    void insert(Note note) {
        sql.sql("""
                        insert into note (id, card_id, author_id, author_name, text, mentions, at)
                        values (:id, :card, :author, :name, :text, :mentions, :at)
                        """)
                .param("id", note.id().value())
                .param("card", note.cardId().value())
                .param("author", note.author().id().value())
                .param("name", note.author().name())
                .param("text", note.text())
                .param(
                        "mentions",
                        note.mentions().stream().map(p -> p.id().value()).toArray(UUID[]::new))
                .param("at", note.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    void setRemoved(NoteId id, boolean removed) {
        sql.sql("update note set removed_at = case when :removed then now() end where id = :id")
                .param("removed", removed)
                .param("id", id.value())
                .update();
    }

    private record Row(Note note, List<UserId> mentions) {}

    private static Row read(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new Row(
                new Note(
                        new NoteId(row.getObject("id", UUID.class)),
                        new CardId(row.getObject("card_id", UUID.class)),
                        new Person(new UserId(row.getObject("author_id", UUID.class)), row.getString("author_name")),
                        row.getString("text"),
                        List.of(),
                        row.getObject("at", OffsetDateTime.class).toInstant()),
                Arrays.stream((UUID[]) row.getArray("mentions").getArray())
                        .map(UserId::new)
                        .toList());
    }

    private List<Note> named(List<Row> rows) {
        Set<UserId> mentioned = new LinkedHashSet<>();
        rows.forEach(row -> mentioned.addAll(row.mentions()));
        Map<UserId, Person> names = mentioned.isEmpty() ? Map.of() : new HashMap<>(people.find(mentioned));
        return rows.stream()
                .map(row -> new Note(
                        row.note().id(),
                        row.note().cardId(),
                        row.note().author(),
                        row.note().text(),
                        row.mentions().stream()
                                .filter(names::containsKey)
                                .map(id -> java.util.Objects.requireNonNull(names.get(id)))
                                .toList(),
                        row.note().at()))
                .toList();
    }
}
