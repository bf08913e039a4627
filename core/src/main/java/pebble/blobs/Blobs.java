package pebble.blobs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The raw bytes of everything received, by SHA-256. Bodies up to {@value #IN_ROW} bytes lie in PostgreSQL, so that a million
 * small mails are not a million files and commit with the rows that name them; larger ones are made durable in
 * {@link LargeBlobs} before their row commits.
 */
@Component
public class Blobs {
    static final int IN_ROW = 256 * 1024;

    /** What {@link #heads} answers of a body: those that lie in rows are whole. */
    public static final int HEAD = IN_ROW;

    private final JdbcClient sql;
    private final LargeBlobs large;
    private final Clock clock;

    Blobs(JdbcClient sql, LargeBlobs large, Clock clock) {
        this.sql = sql;
        this.large = large;
        this.clock = clock;
    }

    /**
     * Keeps the bodies in the caller's transaction. What is held already is left as it is, but counts as new: until the transaction ends
     * nobody removes it.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void put(Map<Sha256, byte[]> bodies) {
        // In key order: two writers of the same bodies then wait for each other instead of deadlocking.
        Map<Sha256, byte[]> ordered = new TreeMap<>(bodies);
        sql.sql("""
                        insert into blob (sha256, size, body, created_at)
                        select b.sha256, b.size, b.body, :now
                        from unnest(:sha256::bytea[], :size::bigint[], :body::bytea[]) as b (sha256, size, body)
                        on conflict (sha256) do update set created_at = excluded.created_at
                        """)
                .param("sha256", ordered.keySet().stream().map(Sha256::bytes).toArray(byte[][]::new))
                .param(
                        "size",
                        ordered.values().stream().map(b -> (long) b.length).toArray(Long[]::new))
                .param(
                        "body",
                        ordered.values().stream()
                                .map(b -> b.length > IN_ROW ? null : b)
                                .toArray(byte[][]::new))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        sendAhead(bodies);
    }

    /** As {@link #put(Map)}, of a body that lies in a file and may be larger than memory. The file is left as it is. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void put(Sha256 sha256, Path file) throws IOException {
        long size = Files.size(file);
        if (size <= IN_ROW) {
            put(Map.of(sha256, Files.readAllBytes(file)));
            return;
        }
        sql.sql("""
                        insert into blob (sha256, size, created_at) values (:sha256, :size, :now)
                        on conflict (sha256) do update set created_at = excluded.created_at
                        """)
                .param("sha256", sha256.bytes())
                .param("size", size)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        large.put(sha256, file);
    }

    /**
     * Sends a large body ahead of the transaction that will {@link #put} it, which then finds it held: a store that is slow or away
     * keeps no transaction open.
     */
    public void sendAhead(Sha256 sha256, Path file) throws IOException {
        if (Files.size(file) > IN_ROW) {
            large.put(sha256, file);
        }
    }

    /** As {@link #sendAhead(Sha256, Path)}, of many. */
    public void sendAhead(Map<Sha256, byte[]> bodies) {
        Map<Sha256, byte[]> tooLarge = new HashMap<>();
        bodies.forEach((sha256, body) -> {
            if (body.length > IN_ROW) {
                tooLarge.put(sha256, body);
            }
        });
        if (!tooLarge.isEmpty()) {
            large.put(tooLarge);
        }
    }

    /** The bytes from a place on, for bytes that a row names. */
    public InputStream open(Sha256 sha256, long from) throws IOException {
        byte[] body = inRow(List.of(sha256)).get(sha256);
        if (body == null) {
            return large.open(sha256, from).orElseThrow(() -> gone(sha256));
        }
        int start = (int) Math.min(from, body.length);
        return new ByteArrayInputStream(body, start, body.length - start);
    }

    /** Asks for the first byte, so that a store that is away is told of before an answer has begun. */
    public void reach(Sha256 sha256) {
        boolean elsewhere = sql.sql("select body is null from blob where sha256 = :sha256")
                .param("sha256", sha256.bytes())
                .query(Boolean.class)
                .optional()
                .orElseThrow(() -> gone(sha256));
        if (elsewhere && large.head(sha256, 1).isEmpty()) {
            throw gone(sha256);
        }
    }

    /** Writes the bytes into a file that is not there yet. */
    public void copy(Sha256 sha256, Path file) throws IOException {
        try (InputStream body = open(sha256, 0)) {
            Files.copy(body, file);
        }
    }

    public Optional<byte[]> find(Sha256 sha256) {
        record Row(boolean inRow, byte[] body) {}
        return sql.sql("select body is not null as in_row, coalesce(body, '') as body from blob where sha256 = :sha256")
                .param("sha256", sha256.bytes())
                .query((row, n) -> new Row(row.getBoolean("in_row"), row.getBytes("body")))
                .optional()
                .flatMap(row -> row.inRow() ? Optional.of(row.body()) : large.find(sha256));
    }

    /** Many at once; each is named by a row, as with {@link #get}. Only what can be held in memory together may be asked for. */
    public Map<Sha256, byte[]> all(Collection<Sha256> wanted) {
        Map<Sha256, byte[]> found = inRow(wanted);
        wanted.forEach(sha256 -> found.computeIfAbsent(sha256, this::get));
        return found;
    }

    /** As {@link #all}, of each the first {@value #HEAD} bytes at most. */
    public Map<Sha256, byte[]> heads(Collection<Sha256> wanted) {
        Map<Sha256, byte[]> found = inRow(wanted);
        wanted.forEach(sha256 -> found.computeIfAbsent(
                sha256, missing -> large.head(missing, HEAD).orElseThrow(() -> gone(missing))));
        return found;
    }

    private Map<Sha256, byte[]> inRow(Collection<Sha256> wanted) {
        Map<Sha256, byte[]> found = new HashMap<>();
        sql.sql("select sha256, body from blob where sha256 = any(:wanted) and body is not null")
                .param("wanted", wanted.stream().map(Sha256::bytes).toArray(byte[][]::new))
                .query(row -> {
                    found.put(Sha256.ofDigest(row.getBytes("sha256")), row.getBytes("body"));
                });
        return found;
    }

    /** For bytes a row names: that they are gone is a broken promise, not a case. */
    public byte[] get(Sha256 sha256) {
        return find(sha256).orElseThrow(() -> gone(sha256));
    }

    private static IllegalStateException gone(Sha256 sha256) {
        return new IllegalStateException("blob " + sha256 + " is named but not held");
    }
}
