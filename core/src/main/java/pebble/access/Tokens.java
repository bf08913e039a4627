package pebble.access;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pebble.identity.Caller;
import pebble.identity.IdentityChanged;
import pebble.identity.IdentityError;
import pebble.shared.CommonError;
import pebble.shared.Problem;
import pebble.shared.PublicId;

/** What programs are signed in with. A token may do what its user may do, at any moment. */
@Component
class Tokens {
    static final String PREFIX = "pbl_";

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Tokens(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** The only answer that ever holds the token itself. */
    record Created(
            String id,
            String name,
            String token,
            Instant createdAt,
            @Nullable Instant expiresAt) {}

    record Token(
            String id,
            String name,
            Instant createdAt,
            @Nullable Instant lastUsed,
            @Nullable Instant expiresAt) {}

    @Transactional
    Created create(Caller caller, @Nullable String name, @Nullable Instant expiresAt) {
        Instant now = clock.instant();
        if (caller.isCommandLine()) {
            throw new Problem(CommonError.FORBIDDEN, "The command line is no user. Sign in as one to make a token.");
        }
        if (name == null
                || name.isBlank()
                || name.length() > 200
                || name.chars().anyMatch(Character::isISOControl)) {
            throw Problem.field("name", "must be one line of 1 to 200 characters");
        }
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            throw Problem.field("expires_at", "must lie in the future");
        }
        UUID id = PublicId.fresh(now);
        String token = PREFIX + Secret.fresh();
        jdbc.sql("""
                        insert into api_token (id, hash, user_id, name, created_at, expires_at)
                        values (:id, :hash, :user, :name, :now, :expires)
                        """)
                .param("id", id)
                .param("hash", Secret.hash(token))
                .param("user", caller.id().value())
                .param("name", name.strip())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("expires", expiresAt == null ? null : expiresAt.atOffset(ZoneOffset.UTC))
                .update();
        String publicId = PublicId.format("tok", id);
        events.publishEvent(new IdentityChanged(
                caller, "token.created", "token", publicId, null, null, Map.of("name", name.strip())));
        return new Created(publicId, name.strip(), token, now, expiresAt);
    }

    /** The caller's own, in order of creation. */
    List<Token> of(Caller caller, @Nullable UUID after, int limit) {
        return jdbc.sql("""
                        select id, name, created_at, last_used, expires_at from api_token
                        where user_id = :user and (cast(:after as uuid) is null or id > :after)
                        order by id limit :limit
                        """)
                .param("user", caller.id().value())
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> new Token(
                        PublicId.format("tok", row.getObject("id", UUID.class)),
                        row.getString("name"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        instant(row.getObject("last_used", OffsetDateTime.class)),
                        instant(row.getObject("expires_at", OffsetDateTime.class))))
                .list();
    }

    @Transactional
    void delete(Caller caller, String id) {
        UUID token = PublicId.parse("tok", id).orElseThrow(Tokens::unknown);
        String name = jdbc.sql("delete from api_token where id = :id and user_id = :user returning name")
                .param("id", token)
                .param("user", caller.id().value())
                .query(String.class)
                .optional()
                .orElseThrow(Tokens::unknown);
        events.publishEvent(new SessionEnded(new CredentialId(token), caller.id()));
        events.publishEvent(
                new IdentityChanged(caller, "token.deleted", "token", id, null, Map.of("name", name), null));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private static Problem unknown() {
        return new Problem(IdentityError.TOKEN_NOT_FOUND, IdentityError.TOKEN_NOT_FOUND.sentence());
    }
}
