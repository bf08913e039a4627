package pebble.routing;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pebble.identity.EntityId;
import pebble.identity.UserId;
import pebble.router.Judgement;

/** Whose turn it is to get a card: of those who may hold it and are there, whoever has waited longest. */
@Component
class Turns {
    /** Who has asked for anything within this time is there. */
    private static final Duration THERE = Duration.ofMinutes(15);

    private final JdbcClient sql;
    private final Clock clock;

    Turns(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Whose turn it is, which is used up by asking. */
    @Nullable
    UserId next(Judgement.Assignment assignment, EntityId entity, String stream) {
        UserId next = whose(assignment, entity, stream);
        if (next != null) {
            sql.sql("""
                            insert into assignment_turn (user_id, at) values (:user, clock_timestamp())
                            on conflict (user_id) do update set at = excluded.at
                            """).param("user", next.value()).update();
        }
        return next;
    }

    /** Null when nobody may hold it, or when it is for anybody who is there and nobody is. Somebody who is named gets it even when away. */
    @Nullable
    UserId whose(Judgement.Assignment assignment, EntityId entity, String stream) {
        var now = clock.instant();
        boolean anybody = assignment.users().isEmpty();
        return sql.sql("""
                        select u.id
                        from app_user u
                            left join assignment_turn t on t.user_id = u.id
                            left join lateral (select true as there from session s
                                where s.user_id = u.id and s.last_seen > :lately and s.expires_at > :now limit 1) s on true
                        where u.disabled_at is null
                            and (u.id = any(:users) or :anybody and s.there and not 'VIEWER' = any(u.roles))
                            and ('ADMIN' = any(u.roles) or (:entity = any(u.entities) and :stream = any(u.streams)))
                        order by s.there nulls last, t.at nulls first, u.id
                        limit 1
                        """)
                .param("users", assignment.users().stream().map(UserId::value).toArray(UUID[]::new))
                .param("anybody", anybody)
                .param("entity", entity.value())
                .param("stream", stream)
                .param("lately", now.minus(THERE).atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new UserId(row.getObject("id", UUID.class)))
                .optional()
                .orElse(null);
    }
}
