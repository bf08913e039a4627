package pebble.meaning;

import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pebble.classifier.Encoder;
import pebble.documents.DocumentId;

/** The points that are kept. Those of another encoder than the present one say nothing. */
@Component
public class Meanings {
    private final JdbcClient sql;
    private final Encoder encoder;

    Meanings(JdbcClient sql, Encoder encoder) {
        this.sql = sql;
        this.encoder = encoder;
    }

    /** Whose points they are. */
    public String encoder() {
        return encoder.name();
    }

    /** What somebody typed; nothing when the encoder says nothing of it. */
    public Optional<float[]> of(String text) {
        float[] vector = encoder.encode(List.of(text)).getFirst();
        return Point.saysSomething(vector) ? Optional.of(vector) : Optional.empty();
    }

    public Map<UUID, List<Point>> ofDocuments(Collection<UUID> ids) {
        return read("""
                select document_id as id, start, vector from document_point where document_id = any(:ids) and encoder = :encoder
                order by document_id, n
                """, ids);
    }

    public Map<UUID, List<Point>> ofMessages(Collection<UUID> ids) {
        return read("""
                select message_id as id, 0 as start, vector from message_point where message_id = any(:ids) and encoder = :encoder
                """, ids);
    }

    /** A card means what its first message does. */
    public Map<UUID, List<Point>> ofCards(Collection<UUID> ids) {
        return read("""
                select c.id, 0 as start, p.vector from card c cross join lateral (
                    select p.vector from filing f join message_point p on p.message_id = f.message_id and p.encoder = :encoder
                    where f.thread_id = c.thread_id and f.disposition = 'carded' order by f.seq limit 1) p
                where c.id = any(:ids)
                """, ids);
    }

    private Map<UUID, List<Point>> read(String select, Collection<UUID> ids) {
        Map<UUID, List<Point>> points = new HashMap<>();
        sql.sql(select)
                .param("ids", ids.toArray(UUID[]::new))
                .param("encoder", encoder.name())
                .query((ResultSet row) -> {
                    points.computeIfAbsent(row.getObject("id", UUID.class), none -> new ArrayList<>())
                            .add(new Point(row.getInt("start"), Point.unpacked(row.getBytes("vector"))));
                });
        return points;
    }

    /** Instead of those that were there. */
    @Transactional(propagation = Propagation.MANDATORY)
    void replace(DocumentId document, List<Point> points) {
        sql.sql("delete from document_point where document_id = :id")
                .param("id", document.value())
                .update();
        sql.sql("""
                        insert into document_point (document_id, n, encoder, start, vector)
                        select d.id, p.n, :encoder, p.start, p.vector from documents d,
                            unnest(:numbers::int[], :starts::int[], :vectors::bytea[]) as p (n, start, vector)
                        where d.id = :id
                        """)
                .param("id", document.value())
                .param("encoder", encoder.name())
                .param("numbers", IntStream.range(0, points.size()).boxed().toArray(Integer[]::new))
                .param("starts", points.stream().map(Point::start).toArray(Integer[]::new))
                .param(
                        "vectors",
                        points.stream()
                                .map(point -> Point.packed(point.vector()))
                                .toArray(byte[][]::new))
                .update();
    }

    /** Mail that is read, with its points; what is gone meanwhile is passed over. */
    @Transactional
    void keep(Map<UUID, float[]> read) {
        List<Map.Entry<UUID, float[]>> said = read.entrySet().stream()
                .filter(entry -> Point.saysSomething(entry.getValue()))
                .toList();
        sql.sql("""
                        insert into message_point (message_id, encoder, vector)
                        select m.id, :encoder, p.vector from unnest(:ids::uuid[], :vectors::bytea[]) as p (id, vector) join message m using (id)
                        on conflict (message_id) do nothing
                        """)
                .param("ids", said.stream().map(Map.Entry::getKey).toArray(UUID[]::new))
                .param("encoder", encoder.name())
                .param(
                        "vectors",
                        said.stream()
                                .map(entry -> Point.packed(entry.getValue()))
                                .toArray(byte[][]::new))
                .update();
        sql.sql("delete from message_unread where message_id = any(:ids)")
                .param("ids", read.keySet().toArray(UUID[]::new))
                .update();
    }

    /** A message that is yet to be read. */
    record Unread(UUID id, String text) {}

    /** The newest, while no mail waits to be judged; so many at most. */
    List<Unread> unread(int most) {
        return sql.sql("""
                        select u.message_id as id, m.subject || E'\n' || left(coalesce(t.newest_text, t.reply_text, t.text), 2000) as text
                        from (select message_id, seq from message_unread order by seq desc limit :most) u
                            join message m on m.id = u.message_id join message_text t on t.message_id = m.id
                        where not exists (select from filing where disposition = 'pending')
                        order by u.seq desc
                        """)
                .param("most", most)
                .query((row, n) -> new Unread(row.getObject("id", UUID.class), row.getString("text")))
                .list();
    }

    /** Mail whose points are another encoder's is to be read again. */
    @Transactional
    void forgetOthers() {
        sql.sql("""
                        with gone as (delete from message_point where encoder <> :encoder returning message_id)
                        insert into message_unread (message_id, seq) select m.id, m.seq from gone join message m on m.id = gone.message_id
                        on conflict do nothing
                        """).param("encoder", encoder.name()).update();
    }
}
