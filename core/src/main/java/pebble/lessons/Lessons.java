package pebble.lessons;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pebble.board.CardId;
import pebble.board.Classification;
import pebble.classifier.Passage;
import pebble.identity.EntityId;
import pebble.jobs.Jobs;
import pebble.mail.MessageId;
import tools.jackson.databind.json.JsonMapper;

/**
 * The store of what people taught. Whoever writes holds the row of the state until the transaction ends, so that numbers are drawn in the order of
 * commits and who has read up to one has missed none.
 */
@Component
class Lessons {
    private static final String COLUMNS = """
            l.id, l.seq, l.origin, l.message_id, l.card_id, l.entity_id, l.subject, l.body, l.sender, l.stream, l.intent, l.said, l.taught_by,
                l.taught_name, l.taught_at, l.act, l.encoder, l.points
            """;

    /** Of each message the latest word that stands; examples that belong to no message all count. */
    private static final String STANDING = """
            l.taken_back_by is null and (l.message_id is null or not exists (select from lesson n
                where n.message_id = l.message_id and n.taken_back_by is null and n.seq > l.seq))
            """;

    private static final String INSERT = """
            insert into lesson (id, seq, origin, message_id, card_id, entity_id, subject, body, sender, stream, intent, said, taught_by,
                taught_name, taught_at, act)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?)
            """;

    private final JdbcClient sql;
    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final Jobs jobs;

    Lessons(JdbcClient sql, JdbcTemplate jdbc, JsonMapper json, Jobs jobs) {
        this.sql = sql;
        this.jdbc = jdbc;
        this.json = json;
        this.jobs = jobs;
    }

    /**
     * A lesson as it is kept.
     *
     * @param points of the encoder; null until somebody needed them
     */
    record Kept(long seq, Lesson lesson, @Nullable String encoder, float @Nullable [] points) {}

    @Transactional(propagation = Propagation.MANDATORY)
    void teach(List<Lesson> lessons) {
        long last = draw(lessons.size());
        AtomicLong next = new AtomicLong(last - lessons.size() + 1);
        jdbc.batchUpdate(INSERT, lessons, 500, (row, lesson) -> {
            row.setObject(1, lesson.id());
            row.setLong(2, next.getAndIncrement());
            row.setString(3, lesson.origin().key());
            row.setObject(4, lesson.message() == null ? null : lesson.message().value());
            row.setObject(5, lesson.card() == null ? null : lesson.card().value());
            row.setObject(6, lesson.entity() == null ? null : lesson.entity().value());
            row.setString(7, storable(lesson.passage().subject()));
            row.setString(8, storable(lesson.passage().text()));
            row.setString(9, storable(lesson.passage().from()));
            row.setString(10, lesson.stream());
            row.setString(11, lesson.intent());
            row.setString(12, lesson.said() == null ? null : json.writeValueAsString(lesson.said()));
            row.setObject(13, lesson.taughtBy());
            row.setString(14, lesson.taughtByName());
            row.setObject(15, lesson.taughtAt().atOffset(ZoneOffset.UTC));
            row.setObject(16, lesson.act());
        });
        jobs.schedule(LessonReading.TASK, "lessons", new LessonReading.Work());
    }

    /** Those of the acts that taught something, or took something back. */
    Set<UUID> concerned(Collection<UUID> acts) {
        return Set.copyOf(sql.sql("""
                        select act from lesson where act = any(:acts)
                        union select taken_back_by from lesson where taken_back_by = any(:acts)
                        """)
                .param("acts", acts.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    /**
     * Acts were undone: what each taught is taken back; what it took back itself stands again.
     *
     * @param acts each with the act that undid it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void undo(Map<UUID, UUID> acts) {
        List<Map.Entry<UUID, UUID>> each = List.copyOf(acts.entrySet());
        sql.sql("""
                        with undone as (select * from unnest(:acts, :undoing) u (act, undoing))
                        update lesson l set seq = :seq, taken_back_by = n.by
                        from (
                            select t.id, null::uuid as by from lesson t join undone u on t.taken_back_by = u.act
                            union all
                            select t.id, u.undoing from lesson t join undone u on t.act = u.act where t.taken_back_by is null) n
                        where l.id = n.id
                        """)
                .param("seq", draw(1))
                .param("acts", each.stream().map(Map.Entry::getKey).toArray(UUID[]::new))
                .param("undoing", each.stream().map(Map.Entry::getValue).toArray(UUID[]::new))
                .update();
    }

    private long draw(int count) {
        return sql.sql("update classifier_state set lessons = lessons + :count returning lessons")
                .param("count", count)
                .query(Long.class)
                .single();
    }

    /** What came after that number, in its order; with those that were taken back and those a later word replaced. */
    List<Kept> after(long seq) {
        return sql.sql("select " + COLUMNS + " from lesson l where l.seq > :seq order by l.seq")
                .param("seq", seq)
                .query(this::read)
                .list();
    }

    /** All that count now, the oldest first. */
    List<Kept> standing() {
        return sql.sql("select " + COLUMNS + " from lesson l where " + STANDING + " order by l.seq")
                .query(this::read)
                .list();
    }

    /** What counts now of these messages. */
    List<Kept> standing(Collection<MessageId> messages) {
        return sql.sql("select " + COLUMNS + " from lesson l where l.message_id = any(:messages) and " + STANDING)
                .param("messages", messages.stream().map(MessageId::value).toArray(UUID[]::new))
                .query(this::read)
                .list();
    }

    /** What was said of these messages before any person spoke. */
    Map<MessageId, Classification> firstSaid(Collection<MessageId> messages) {
        return sql
                .sql("""
                        select distinct on (message_id) message_id, said from lesson
                        where message_id = any(:messages) and said is not null and said->>'decided_by' <> 'person'
                        order by message_id, taught_at
                        """)
                .param("messages", messages.stream().map(MessageId::value).toArray(UUID[]::new))
                .query((row, n) -> Map.entry(
                        new MessageId(row.getObject("message_id", UUID.class)),
                        json.readValue(row.getString("said"), Classification.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** How many people taught, or took back, since that number. */
    int countAfter(long seq) {
        return sql.sql("select count(*) from lesson where seq > :seq")
                .param("seq", seq)
                .query(Integer.class)
                .single();
    }

    /** Of those of the lessons that this encoder has read, where they lie. */
    Map<UUID, float[]> points(String encoder, Collection<UUID> lessons) {
        if (lessons.isEmpty()) {
            return Map.of();
        }
        Map<UUID, float[]> points = new HashMap<>();
        sql.sql("select id, points from lesson where id = any(:lessons) and encoder = :encoder")
                .param("lessons", lessons.toArray(UUID[]::new))
                .param("encoder", encoder)
                .query(row -> {
                    points.put(row.getObject("id", UUID.class), StoredPoints.floats(row.getBytes("points")));
                });
        return points;
    }

    /** Lessons that this encoder has not read, the newest first. */
    Map<UUID, Passage> unread(String encoder, int most) {
        Map<UUID, Passage> unread = new LinkedHashMap<>();
        sql.sql("""
                        select id, subject, body, sender from lesson where encoder is distinct from :encoder and taken_back_by is null
                        order by seq desc limit :most
                        """).param("encoder", encoder).param("most", most).query(row -> {
            unread.put(
                    row.getObject("id", UUID.class),
                    new Passage(row.getString("subject"), row.getString("body"), row.getString("sender")));
        });
        return unread;
    }

    @Transactional
    void keepPoints(String encoder, Map<UUID, float[]> points) {
        jdbc.batchUpdate(
                "update lesson set encoder = ?, points = ? where id = ?", points.entrySet(), 500, (row, point) -> {
                    row.setString(1, encoder);
                    row.setBytes(2, StoredPoints.bytes(point.getValue()));
                    row.setObject(3, point.getKey());
                });
        sql.sql("update classifier_state set read = read + 1").update();
    }

    /** PostgreSQL keeps no NUL. */
    private static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }

    private Kept read(ResultSet row, int n) throws SQLException {
        UUID message = row.getObject("message_id", UUID.class);
        UUID card = row.getObject("card_id", UUID.class);
        UUID entity = row.getObject("entity_id", UUID.class);
        String said = row.getString("said");
        byte[] points = row.getBytes("points");
        return new Kept(
                row.getLong("seq"),
                new Lesson(
                        row.getObject("id", UUID.class),
                        Lesson.Origin.of(row.getString("origin")),
                        message == null ? null : new MessageId(message),
                        card == null ? null : new CardId(card),
                        entity == null ? null : new EntityId(entity),
                        new Passage(row.getString("subject"), row.getString("body"), row.getString("sender")),
                        row.getString("stream"),
                        row.getString("intent"),
                        said == null ? null : json.readValue(said, Classification.class),
                        row.getObject("taught_by", UUID.class),
                        row.getString("taught_name"),
                        row.getObject("taught_at", OffsetDateTime.class).toInstant(),
                        row.getObject("act", UUID.class)),
                row.getString("encoder"),
                points == null ? null : StoredPoints.floats(points));
    }
}
