package pebble.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pebble.identity.Caller;
import pebble.identity.EntityId;
import pebble.identity.UserId;
import pebble.shared.Page;
import pebble.shared.PublicId;
import pebble.shared.RowPlace;
import tools.jackson.databind.json.JsonMapper;

/** Reading the audit: administrators all of it, others what belongs to their legal entities. */
@Component
class AuditRecords {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    AuditRecords(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    record Actor(UserId id, String name) {}

    /**
     * One record as it is shown.
     *
     * @param sealed its place in the chain, null while it waits for its seal
     */
    record Entry(
            String id,
            Instant at,
            Actor actor,
            String act,
            String objectType,
            String objectId,
            @Nullable EntityId entityId,
            @Nullable Object before,
            @Nullable Object after,
            @Nullable Long sealed) {}

    /** @param object a public id, or a noun for all of its kind */
    record Filter(
            @Nullable UserId actor,
            @Nullable String object,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /** Newest first. */
    Page<Entry> list(Caller caller, Filter filter, @Nullable String cursor, int limit) {
        RowPlace after = RowPlace.of(cursor);
        List<Entry> rows = jdbc.sql("select " + Sealed.COLUMNS + """
                        , s.seq from audit_record r left join audit_seal s on s.audit_id = r.id
                        where (:all or r.entity_id = any(:entities))
                          and (cast(:actor as uuid) is null or r.actor_id = :actor)
                          and (cast(:object as text) is null or r.object_id = :object or r.object_type = :object)
                          and (cast(:from as timestamptz) is null or r.at >= :from)
                          and (cast(:to as timestamptz) is null or r.at < :to)
                          and (cast(:afterAt as timestamptz) is null or (r.at, r.id) < (:afterAt, :afterId))
                        order by r.at desc, r.id desc limit :limit
                        """)
                .params(caller.grants())
                .param("actor", filter.actor() == null ? null : filter.actor().value())
                .param("object", filter.object())
                .param("from", utc(filter.from()))
                .param("to", utc(filter.to()))
                .param("afterAt", after == null ? null : after.utc())
                .param("afterId", after == null ? null : after.id())
                .param("limit", limit + 1)
                .query(this::read)
                .list();
        return Page.of(
                rows,
                limit,
                entry -> new RowPlace(
                                entry.at(), PublicId.parse("aud", entry.id()).orElseThrow())
                        .key());
    }

    private Entry read(ResultSet row, int n) throws SQLException {
        UUID entity = row.getObject("entity_id", UUID.class);
        long seq = row.getLong("seq");
        Long sealed = row.wasNull() ? null : seq;
        return new Entry(
                PublicId.format("aud", row.getObject("id", UUID.class)),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new Actor(new UserId(row.getObject("actor_id", UUID.class)), row.getString("actor_name")),
                row.getString("act"),
                row.getString("object_type"),
                row.getString("object_id"),
                entity == null ? null : new EntityId(entity),
                tree(row.getString("before")),
                tree(row.getString("after")),
                sealed);
    }

    private @Nullable Object tree(@Nullable String text) {
        return text == null ? null : json.readValue(text, Object.class);
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
