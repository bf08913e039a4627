package pebble.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pebble.shared.IfMatch;
import pebble.shared.Problem;

/** The companies of the group, kept by administrators. */
@Component
class LegalEntities implements Addressed {
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LegalEntities(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    List<LegalEntity> all() {
        return seenBy(Caller.SYSTEM, null, 1000);
    }

    /** In order of creation. */
    List<LegalEntity> seenBy(Caller caller, @Nullable UUID after, int limit) {
        return jdbc.sql("""
                        select id, version, name, created_at from legal_entity
                        where (:all or id = any(:entities)) and (cast(:after as uuid) is null or id > :after)
                        order by id limit :limit
                        """)
                .params(caller.grants())
                .param("after", after)
                .param("limit", limit)
                .query(LegalEntities::read)
                .list();
    }

    @Transactional
    LegalEntity create(Caller by, @Nullable String name) {
        var entity = new LegalEntity(EntityId.fresh(clock.instant()), 1, valid(name), clock.instant());
        try {
            jdbc.sql("insert into legal_entity (id, name, created_at) values (:id, :name, :created)")
                    .param("id", entity.id().value())
                    .param("name", entity.name())
                    .param("created", entity.createdAt().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new Problem(IdentityError.ENTITY_EXISTS, IdentityError.ENTITY_EXISTS.sentence());
        }
        tell(by, "entity.created", entity.id(), null, Map.of("name", entity.name()));
        return entity;
    }

    @Transactional
    LegalEntity rename(Caller by, EntityId id, @Nullable String name, @Nullable String ifMatch) {
        LegalEntity before = get("id = :id for update", id);
        String valid = valid(name);
        IfMatch.check(IfMatch.required(ifMatch), before.version(), before);
        try {
            jdbc.sql("update legal_entity set name = :name, version = version + 1 where id = :id")
                    .param("name", valid)
                    .param("id", id.value())
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new Problem(IdentityError.ENTITY_EXISTS, IdentityError.ENTITY_EXISTS.sentence());
        }
        tell(by, "entity.changed", id, Map.of("name", before.name()), Map.of("name", valid));
        return new LegalEntity(id, before.version() + 1, valid, before.createdAt());
    }

    @Override
    public void mustBeThere(Caller caller, Object id) {
        if (id instanceof EntityId entity) {
            get("id = :id", entity);
        }
    }

    private LegalEntity get(String where, EntityId id) {
        return jdbc.sql("select id, version, name, created_at from legal_entity where " + where)
                .param("id", id.value())
                .query(LegalEntities::read)
                .optional()
                .orElseThrow(
                        () -> new Problem(IdentityError.ENTITY_NOT_FOUND, IdentityError.ENTITY_NOT_FOUND.sentence()));
    }

    private void tell(
            Caller by, String act, EntityId id, @Nullable Map<String, ?> before, @Nullable Map<String, ?> after) {
        events.publishEvent(new IdentityChanged(by, act, "entity", id.toString(), id, before, after));
    }

    private static String valid(@Nullable String name) {
        String reason = Fields.nameRefusal(name);
        if (name == null || reason != null) {
            throw Problem.field("name", reason == null ? "is required" : reason);
        }
        return name.strip();
    }

    private static LegalEntity read(ResultSet row, int n) throws SQLException {
        return new LegalEntity(
                new EntityId(row.getObject("id", UUID.class)),
                row.getInt("version"),
                row.getString("name"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
