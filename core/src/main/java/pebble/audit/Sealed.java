package pebble.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is hashed: SHA-256 over the hash before (32 zero bytes at the start) and the record as canonical JSON: UTF-8, no white space,
 * keys in order at every level, times in UTC, numbers as they were written.
 */
final class Sealed {
    static final String COLUMNS =
            "r.id, r.at, r.actor_id, r.actor_name, r.act, r.object_type, r.object_id, r.entity_id,"
                    + " r.before, r.after";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Sealed() {}

    static byte[] start() {
        return new byte[32];
    }

    static byte[] hash(byte[] before, String canonical) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(before);
            return digest.digest(canonical.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    static String canonical(ResultSet row) throws SQLException {
        Map<String, @Nullable Object> fields = new TreeMap<>();
        fields.put("id", String.valueOf(row.getObject("id", UUID.class)));
        fields.put("at", row.getObject("at", OffsetDateTime.class).toInstant().toString());
        fields.put("actor_id", String.valueOf(row.getObject("actor_id", UUID.class)));
        fields.put("actor_name", row.getString("actor_name"));
        fields.put("act", row.getString("act"));
        fields.put("object_type", row.getString("object_type"));
        fields.put("object_id", row.getString("object_id"));
        UUID entity = row.getObject("entity_id", UUID.class);
        fields.put("entity_id", entity == null ? null : entity.toString());
        fields.put("before", tree(row.getString("before")));
        fields.put("after", tree(row.getString("after")));
        return JSON.writeValueAsString(fields);
    }

    private static @Nullable Object tree(@Nullable String json) {
        return json == null ? null : JSON.readValue(json, Object.class);
    }
}
