package pebble.finding;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/** Puts documents that are read already into the database, as the steps would have left them, in batches. */
public final class Holding implements AutoCloseable {
    private final Connection connection;
    private final PreparedStatement documents;
    private final PreparedStatement points;

    /** @param connection that does not commit by itself */
    public Holding(Connection connection) throws SQLException {
        this.connection = connection;
        documents = connection.prepareStatement("""
                with d as (select ?::uuid as id, ?::text as filename, sha256(?::text::bytea) as sha256, ?::text as type, ?::text as words),
                    bytes as (insert into blob (sha256, size, body, created_at) select sha256, 1, ' '::bytea, now() from d)
                insert into documents (id, filename, mime_type, size_bytes, hash_sha256, status, doc_type, extracted_text)
                select id, filename, 'text/plain', 1, encode(sha256, 'hex'), 'ready', type, words from d
                """);
        points = connection.prepareStatement("""
                insert into document_point (document_id, n, encoder, start, vector) values (?, 0, 'all-minilm-l6-v2-q', 0, ?)
                """);
    }

    public void add(UUID id, String title, String type, String text, float[] meaning) throws SQLException {
        documents.setObject(1, id);
        documents.setString(2, title.substring(0, Math.min(255, title.length())).replace("\0", ""));
        documents.setString(3, id.toString());
        documents.setString(4, type);
        documents.setString(5, text.replace("\0", ""));
        documents.addBatch();
        ByteBuffer bytes = ByteBuffer.allocate(2 * meaning.length);
        for (float value : meaning) {
            bytes.putShort(Float.floatToFloat16(value));
        }
        points.setObject(1, id);
        points.setBytes(2, bytes.array());
        points.addBatch();
    }

    public void commit() throws SQLException {
        documents.executeBatch();
        points.executeBatch();
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        documents.close();
        points.close();
    }
}
