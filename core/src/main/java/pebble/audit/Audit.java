package pebble.audit;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pebble.identity.Caller;
import pebble.identity.EntityId;
import pebble.shared.PublicId;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes audit records, always inside the transaction of the act they tell of. A record holds references and field values of
 * business objects, never mail text or secrets.
 */
@Component
public class Audit {
    private static final String INSERT = """
            insert into audit_record (id, at, actor_id, actor_name, act, object_type, object_id, entity_id, before, after)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)
            """;

    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Audit(JdbcTemplate jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * One change of business state.
     *
     * @param act what was done, {@code card.moved}
     * @param objectType the noun, {@code card}
     * @param objectId its public id
     * @param entity the legal entity it belongs to, null for what belongs to none
     * @param before the touched fields as they were, null for what was created
     * @param after the touched fields as they are, null for what is gone
     */
    public record Change(
            String act,
            String objectType,
            String objectId,
            @Nullable EntityId entity,
            @Nullable Object before,
            @Nullable Object after) {}

    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Caller actor, Change change) {
        record(actor, List.of(change));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Caller actor, List<Change> changes) {
        var now = clock.instant();
        jdbc.batchUpdate(INSERT, changes, 500, (row, change) -> {
            row.setObject(1, PublicId.fresh(now));
            row.setObject(2, now.atOffset(ZoneOffset.UTC));
            row.setObject(3, actor.id().value());
            row.setString(4, actor.name());
            row.setString(5, change.act());
            row.setString(6, change.objectType());
            row.setString(7, change.objectId());
            row.setObject(8, change.entity() == null ? null : change.entity().value());
            row.setString(9, text(change.before()));
            row.setString(10, text(change.after()));
        });
    }

    private @Nullable String text(@Nullable Object value) {
        return value == null ? null : json.writeValueAsString(value);
    }
}
