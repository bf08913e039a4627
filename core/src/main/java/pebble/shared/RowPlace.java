package pebble.shared;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Behind which row of a list in order of time a page begins; what its cursor remembers. */
public record RowPlace(Instant at, UUID id) {

    /** Null for the first page. */
    public static @Nullable RowPlace of(@Nullable String cursor) {
        String key = Cursor.decode(cursor);
        if (key == null) {
            return null;
        }
        String[] parts = key.split(" ", 2);
        try {
            return new RowPlace(Instant.parse(parts[0]), UUID.fromString(parts[parts.length - 1]));
        } catch (DateTimeException | IllegalArgumentException notOurs) {
            throw Cursor.malformed();
        }
    }

    public String key() {
        return at + " " + id;
    }

    /** As the database takes it. */
    public OffsetDateTime utc() {
        return at.atOffset(ZoneOffset.UTC);
    }
}
