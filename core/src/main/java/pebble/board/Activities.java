package pebble.board;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pebble.identity.Caller;
import pebble.identity.UserId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The histories of cards. */
@Component
class Activities {
    private static final String SELECT = """
            select a.id, a.seq, a.card_id, a.group_id, a.at, a.actor_id, a.actor_name, a.kind, a.changes, a.data, a.undo_of, a.undone_by
            from activity a
            """;
    private static final String INSERT = """
            insert into activity (id, card_id, group_id, at, actor_id, actor_name, kind, changes, data, undo_of)
            values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?)
            """;

    private final JdbcTemplate jdbc;
    private final JdbcClient sql;
    private final JsonMapper json;

    Activities(JdbcTemplate jdbc, JdbcClient sql, JsonMapper json) {
        this.jdbc = jdbc;
        this.sql = sql;
        this.json = json;
    }

    void insert(List<Activity> activities) {
        jdbc.batchUpdate(INSERT, activities, 500, (row, activity) -> {
            row.setObject(1, activity.id().value());
            row.setObject(2, activity.card() == null ? null : activity.card().value());
            row.setObject(3, activity.groupId());
            row.setObject(4, activity.at().atOffset(ZoneOffset.UTC));
            row.setObject(5, activity.actorId().value());
            row.setString(6, activity.actorName());
            row.setString(7, activity.kind());
            row.setString(8, json.writeValueAsString(activity.changes()));
            row.setString(9, json.writeValueAsString(activity.data()));
            row.setObject(
                    10, activity.undoOf() == null ? null : activity.undoOf().value());
        });
    }

    Optional<Activity> find(ActivityId id) {
        return sql.sql(SELECT + "where a.id = :id")
                .param("id", id.value())
                .query(this::read)
                .optional();
    }

    /** The card's newest act of one kind that still stands. */
    Optional<Activity> latest(CardId card, String kind) {
        return sql.sql(SELECT + """
                where a.card_id = :card and a.kind = :kind and a.undone_by is null order by a.seq desc limit 1
                """)
                .param("card", card.value())
                .param("kind", kind)
                .query(this::read)
                .optional();
    }

    /** What gave the card the subject it has, or pinned it: the newest such act that was not taken back. */
    Optional<Activity> ofSubject(CardId card) {
        return sql.sql(SELECT + """
                where a.card_id = :card and jsonb_exists_any(a.changes, array['subject', 'subject_edited'])
                    and a.undo_of is null and (a.undone_by is null or a.kind = 'absorbed')
                order by a.seq desc limit 1
                """)
                .param("card", card.value())
                .query(this::read)
                .optional();
    }

    /** Whether a person merged yet another card into this one, and that stands. */
    boolean holdsOthers(CardId card, CardId than) {
        return sql.sql("""
                select exists (select from activity a where a.card_id = :card and a.kind = 'absorbed'
                    and a.undone_by is null and a.actor_id <> :system and a.data->>'from' <> :than)
                """)
                .param("card", card.value())
                .param("system", Caller.SYSTEM.id().value())
                .param("than", than.toString())
                .query(Boolean.class)
                .single();
    }

    /** Whether any person ever did anything with the card. */
    boolean ofPeople(CardId card) {
        return sql.sql("select exists (select from activity a where a.card_id = :card and a.actor_id <> :system)")
                .param("card", card.value())
                .param("system", Caller.SYSTEM.id().value())
                .query(Boolean.class)
                .single();
    }

    /** Whether the last word on the card's due date is a person's; that there be none, too. */
    boolean isDueByPerson(CardId card) {
        return sql.sql("""
                select actor_id <> :system from activity
                where card_id = :card and jsonb_exists(changes, 'due_at') order by seq desc limit 1
                """)
                .param("card", card.value())
                .param("system", Caller.SYSTEM.id().value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Whether a person ever wrote this as the card's subject; else it came with the mail. */
    boolean wroteSubject(CardId card, String subject) {
        return sql.sql("""
                select exists (select from activity a where a.card_id = :card and a.kind in ('renamed', 'edited')
                    and a.changes->'subject'->>'to' = :subject)
                """)
                .param("card", card.value())
                .param("subject", subject)
                .query(Boolean.class)
                .single();
    }

    /** Whether others are parts of this one. */
    boolean isHead(ActivityId id) {
        return sql.sql("select exists (select from activity where group_id = :id)")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    /** The parts of a bulk act, in the order they were done. */
    List<Activity> parts(ActivityId head) {
        return sql.sql(SELECT + "where a.group_id = :head and a.id <> :head order by a.seq")
                .param("head", head.value())
                .query(this::read)
                .list();
    }

    /** What came after on the same card and touched any of the fields. */
    List<Activity> later(Activity activity, Collection<String> fields) {
        CardId card = activity.card();
        return card == null ? List.of() : later(activity.id(), List.of(card), fields);
    }

    List<Activity> later(ActivityId activity, Collection<CardId> cards, Collection<String> fields) {
        return sql.sql(SELECT + """
                where a.card_id = any(:cards) and a.seq > (select seq from activity where id = :id)
                    and jsonb_exists_any(a.changes, :fields)
                order by a.seq
                """)
                .param("cards", cards.stream().map(CardId::value).toArray(UUID[]::new))
                .param("id", activity.value())
                .param("fields", fields.toArray(String[]::new))
                .query(this::read)
                .list();
    }

    /** What came after on the cards and was of one kind with this data. */
    List<Activity> laterOf(ActivityId activity, Collection<CardId> cards, String kind, Map<String, ?> data) {
        return sql.sql(SELECT + """
                where a.card_id = any(:cards) and a.seq > (select seq from activity where id = :id)
                    and a.kind = :kind and a.data @> :data::jsonb
                order by a.seq
                """)
                .param("cards", cards.stream().map(CardId::value).toArray(UUID[]::new))
                .param("id", activity.value())
                .param("kind", kind)
                .param("data", json.writeValueAsString(data))
                .query(this::read)
                .list();
    }

    /** The history of cards in one, newest first. */
    List<Activity> of(Collection<CardId> cards, @Nullable Long before, int limit) {
        return sql.sql(SELECT + """
                where a.card_id = any(:cards) and a.seq < :before order by a.seq desc limit :limit
                """)
                .param("cards", cards.stream().map(CardId::value).toArray(UUID[]::new))
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("limit", limit)
                .query(this::read)
                .list();
    }

    long sequenceOf(ActivityId id) {
        return sql.sql("select seq from activity where id = :id")
                .param("id", id.value())
                .query(Long.class)
                .single();
    }

    /** Claims the undoing of activities; false when somebody else undid one of them first. */
    boolean markUndone(Collection<ActivityId> undone, ActivityId by) {
        return sql.sql("update activity set undone_by = :by where id = any(:ids) and undone_by is null")
                        .param("by", by.value())
                        .param("ids", undone.stream().map(ActivityId::value).toArray(UUID[]::new))
                        .update()
                == undone.size();
    }

    /** The acts that were undone by this one stand again. */
    void forgetUndoBy(Collection<ActivityId> undos) {
        sql.sql("update activity set undone_by = null where undone_by = any(:ids)")
                .param("ids", undos.stream().map(ActivityId::value).toArray(UUID[]::new))
                .update();
    }

    void markUndoOf(ActivityId undo, ActivityId original) {
        sql.sql("update activity set undo_of = :original where id = :undo")
                .param("original", original.value())
                .param("undo", undo.value())
                .update();
    }

    private Activity read(ResultSet row, int number) throws SQLException {
        UUID card = row.getObject("card_id", UUID.class);
        UUID undoOf = row.getObject("undo_of", UUID.class);
        UUID undoneBy = row.getObject("undone_by", UUID.class);
        return new Activity(
                new ActivityId(row.getObject("id", UUID.class)),
                card == null ? null : new CardId(card),
                row.getObject("group_id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new UserId(row.getObject("actor_id", UUID.class)),
                row.getString("actor_name"),
                row.getString("kind"),
                json.readValue(row.getString("changes"), new TypeReference<>() {}),
                json.readTree(row.getString("data")),
                undoOf == null ? null : new ActivityId(undoOf),
                undoneBy == null ? null : new ActivityId(undoneBy));
    }
}
