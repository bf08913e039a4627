package pebble.lessons;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pebble.blobs.Sha256;
import pebble.classifier.Encoder;
import pebble.classifier.Passage;
import pebble.classifier.Points;

/** Where examples lie. Each is read once by the encoder, a few at a time, and kept: a process that is killed amid them loses little. */
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

    /** In the order of the passages. */
    List<float[]> of(List<Passage> passages) {
        Map<Sha256, float[]> known = new HashMap<>();
        sql.sql("select sha256, points from encoded_example where encoder = :encoder")
                .param("encoder", encoder.name())
                .query(row -> {
                    known.put(Sha256.ofDigest(row.getBytes("sha256")), StoredPoints.floats(row.getBytes("points")));
                });
        List<Passage> unread = passages.stream()
                .filter(passage -> !known.containsKey(key(passage)))
                .distinct()
                .toList();
        for (int from = 0; from < unread.size(); from += AT_ONCE) {
            List<Read> read = read(unread.subList(from, Math.min(unread.size(), from + AT_ONCE)));
            keep(read);
            read.forEach(one -> known.put(one.of(), one.points()));
        }
        List<float[]> points = new ArrayList<>();
        passages.forEach(passage -> points.add(known.get(key(passage))));
        return points;
    }

    private List<Read> read(List<Passage> passages) {
        List<float[]> points = new Points(encoder).of(passages);
        List<Read> read = new ArrayList<>();
        for (int n = 0; n < passages.size(); n++) {
            read.add(new Read(key(passages.get(n)), points.get(n)));
        }
        return read;
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
