package pebble.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pebble.Http;
import pebble.connectors.encoders.MiniLm;
import pebble.tests.Product;
import pebble.tests.WrittenMail;

/**
 * Search over so many documents, asked over HTTP. Their texts are sentences of mails that people wrote, mixed; what they mean is what one of these mails means, moved a
 * little at random.
 */
class SearchBench {
    private static final int ITEMS = Integer.getInteger("items", 100_000);
    private static final int QUERIES = Integer.getInteger("queries", 600);
    private static final int WARM = 400;
    private static final int BATCH = 1_000;
    private static final double APART = 0.03;

    static final String DOCUMENT = """
            with d as (select ?::uuid as id, ?::text as filename, sha256(?::text::bytea) as sha256, ?::text as type, ?::text as words),
                bytes as (insert into blob (sha256, size, body, created_at) select sha256, 1, ' '::bytea, now() from d)
            insert into documents (id, filename, mime_type, size_bytes, hash_sha256, status, doc_type, extracted_text)
            select id, filename, 'text/plain', 1, encode(sha256, 'hex'), 'ready', type, words from d
            """;
    static final String POINT = """
            insert into document_point (document_id, n, encoder, start, vector) values (?, 0, 'all-minilm-l6-v2-q', 0, ?)
            """;

    @TempDir
    Path folder;

    private final Random random = new Random(11);
    private final List<WrittenMail> mails = new ArrayList<>();
    private final List<String> sentences = new ArrayList<>();
    private List<float[]> meanings = List.of();

    @Test
    void many_things() throws Exception {
        read();
        Figures figures = new Figures("search");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
                Product product = Product.start(
                                folder.resolve("data"),
                                Map.of(
                                        "DATABASE_URL",
                                        "postgresql://postgres:postgres@127.0.0.1:" + postgres.getPort() + "/postgres",
                                        "PEBBLE_ACCESS_REQUESTSPERSECOND",
                                        "100000"))
                        .ready()) {
            Http http = Http.at(product.port()).with("Authorization", product.adminBearer());
            long began;
            try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
                connection.setAutoCommit(false);
                new SearchQuality(connection, http, figures).measure();
                began = System.nanoTime();
                fill(connection);
            }
            await().atMost(Duration.ofMinutes(20))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> ask(http, "", "keyword") >= ITEMS);
            figures.row(
                    String.format(Locale.ROOT, "%,d documents written and found", ITEMS),
                    String.format(Locale.ROOT, "%.0f s", (System.nanoTime() - began) / 1e9),
                    "told only",
                    "");
            String size = String.format(Locale.ROOT, "at %,d documents, over HTTP", ITEMS);
            figures.latency("keyword search " + size, asked(http, "keyword"), "p99 < 15 ms");
            figures.latency("hybrid search " + size, asked(http, "hybrid"), "p99 < 40 ms");
        }
        figures.write();
    }

    private void read() throws IOException {
        mails.addAll(WrittenMail.all());
        for (WrittenMail mail : mails) {
            for (String sentence : mail.body().split("(?<=[.?!\\n])\\s+")) {
                if (sentence.length() > 20 && sentence.length() < 300) {
                    sentences.add(sentence);
                }
            }
        }
        meanings = new MiniLm()
                .encode(mails.stream()
                        .limit(500)
                        .map(mail -> mail.subject() + "\n" + mail.body())
                        .toList());
    }

    private void fill(Connection connection) throws SQLException {
        try (PreparedStatement document = connection.prepareStatement(DOCUMENT);
                PreparedStatement point = connection.prepareStatement(POINT)) {
            for (int n = 1; n <= ITEMS; n++) {
                UUID id = new UUID(random.nextLong(), random.nextLong());
                String title = mails.get(random.nextInt(mails.size())).subject() + " " + n + ".txt";
                add(
                        document,
                        id,
                        title,
                        List.of("invoice", "tender", "coa", "letter").get(n % 4),
                        text(n));
                add(point, id, near(meanings.get(random.nextInt(meanings.size()))));
                if (n % BATCH == 0 || n == ITEMS) {
                    document.executeBatch();
                    point.executeBatch();
                    connection.commit();
                }
            }
        }
    }

    static void add(PreparedStatement document, UUID id, String title, String type, String text) throws SQLException {
        document.setObject(1, id);
        document.setString(2, title.substring(0, Math.min(255, title.length())).replace("\0", ""));
        document.setString(3, id.toString());
        document.setString(4, type);
        document.setString(5, text.replace("\0", ""));
        document.addBatch();
    }

    static void add(PreparedStatement point, UUID id, float[] meaning) throws SQLException {
        ByteBuffer bytes = ByteBuffer.allocate(2 * meaning.length);
        for (float value : meaning) {
            bytes.putShort(Float.floatToFloat16(value));
        }
        point.setObject(1, id);
        point.setBytes(2, bytes.array());
        point.addBatch();
    }

    private String text(int n) {
        StringBuilder text = new StringBuilder("Our reference PO-" + n + "/26-27. ");
        for (int i = 0; i < 8; i++) {
            text.append(sentences.get(random.nextInt(sentences.size()))).append(' ');
        }
        return text.toString();
    }

    private float[] near(float[] meaning) {
        float[] moved = new float[meaning.length];
        double length = 0;
        for (int i = 0; i < moved.length; i++) {
            moved[i] = (float) (meaning[i] + APART * random.nextGaussian());
            length += moved[i] * moved[i];
        }
        for (int i = 0; i < moved.length; i++) {
            moved[i] /= (float) Math.sqrt(length);
        }
        return moved;
    }

    private long[] asked(Http http, String mode) {
        long[] nanos = new long[QUERIES];
        for (int n = -WARM; n < QUERIES; n++) {
            String query = query();
            long began = System.nanoTime();
            ask(http, query, mode);
            if (n >= 0) {
                nanos[n] = System.nanoTime() - began;
            }
        }
        return nanos;
    }

    private static long ask(Http http, String query, String mode) {
        Http.Answer answer = http.post("/api/v1/search", Map.of("query", query, "mode", mode));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().get("total").asLong();
    }

    /** As people type: one to four words of one sentence, some with an error, some not typed to the end; now and then a number or a phrase. */
    private String query() {
        if (random.nextInt(10) == 0) {
            return "PO-" + (1 + random.nextInt(ITEMS)) + "/26-27";
        }
        String[] words = sentences.get(random.nextInt(sentences.size())).split("\\s+");
        int from = random.nextInt(words.length);
        int to = Math.min(words.length, from + 1 + random.nextInt(4));
        String query = String.join(" ", List.of(words).subList(from, to));
        return switch (random.nextInt(6)) {
            case 0 -> "\"" + query + "\"";
            case 1 -> query.length() > 6 ? query.substring(0, query.length() - 2) : query;
            case 2 -> query.length() > 8 ? query.substring(0, 3) + query.substring(4) : query;
            default -> query;
        };
    }
}
