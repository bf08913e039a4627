package pebble.lessons;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pebble.blobs.Sha256;
import pebble.classifier.Encoder;
import pebble.classifier.Passage;
import pebble.classifier.Points;

/**
 * Where the starter examples lie. Each is read once by the encoder, a few at a time, and kept: a process that is killed amid them loses little. Where a lesson
 * lies is kept with the lesson ({@link LessonReading}), and goes when it goes.
 */
@Component
class ReadExamples {
    private static final int AT_ONCE = 16;

    private final JdbcClient sql;
    private final JdbcTemplate jdbc;
    private final Encoder encoder;

    ReadExamples(JdbcClient sql, JdbcTemplate jdbc, Encoder encoder) {
        this.sql = sql;
        this.jdbc = jdbc;
        this.encoder = encoder;
    }

    private record Read(Sha256 of, float[] points) {}

    /** In the order of the starter examples. What is kept of any others is forgotten. */
    List<float[]> of(List<Passage> starters) {
        byte[][] keys = starters.stream().map(passage -> key(passage).bytes()).toArray(byte[][]::new);
        sql.sql("delete from encoded_example where sha256 <> all(:keys)")
                .param("keys", keys)
                .update();
        Map<Sha256, float[]> known = new HashMap<>();
        sql.sql("select sha256, points from encoded_example where encoder = :encoder and sha256 = any(:keys)")
                .param("encoder", encoder.name())
                .param("keys", keys)
                .query(row -> {
                    known.put(Sha256.ofDigest(row.getBytes("sha256")), StoredPoints.floats(row.getBytes("points")));
                });
        List<Passage> unread = starters.stream()
                .filter(passage -> !known.containsKey(key(passage)))
                .distinct()
                .toList();
        for (int from = 0; from < unread.size(); from += AT_ONCE) {
            List<Passage> some = unread.subList(from, Math.min(unread.size(), from + AT_ONCE));
            List<float[]> points = new Points(encoder).of(some);
            List<Read> read = IntStream.range(0, some.size())
                    .mapToObj(n -> new Read(key(some.get(n)), points.get(n)))
                    .toList();
            keep(read);
            read.forEach(one -> known.put(one.of(), one.points()));
        }
        return starters.stream()
                .map(passage -> Objects.requireNonNull(known.get(key(passage))))
                .toList();
    }

    private void keep(List<Read> read) {
        jdbc.batchUpdate(
                "insert into encoded_example (encoder, sha256, points) values (?, ?, ?) on conflict do nothing",
                read,
                AT_ONCE,
                (row, one) -> {
                    row.setString(1, encoder.name());
                    row.setBytes(2, one.of().bytes());
                    row.setBytes(3, StoredPoints.bytes(one.points()));
                });
    }

    private static Sha256 key(Passage passage) {
        return Sha256.of((passage.subject() + "\0" + passage.text()).getBytes(StandardCharsets.UTF_8));
    }
}
