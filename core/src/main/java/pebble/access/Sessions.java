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
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pebble.identity.Caller;
import pebble.identity.IdentityChanged;
import pebble.identity.IdentityError;
import pebble.identity.PasswordChanged;
import pebble.identity.UserDisabled;
import pebble.identity.UserId;
import pebble.shared.Problem;
import pebble.shared.PublicId;

/** What browsers are signed in with. */
@Component
class Sessions {
    private final JdbcClient jdbc;
    private final AccessSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Sessions(JdbcClient jdbc, AccessSettings settings, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    /** What only the browser is told. */
    record Started(String secret, String csrfToken) {}

    /** A session as its user sees it in the list. */
    record Session(
            String id,
            boolean current,
            Instant createdAt,
            Instant lastSeen,
            Instant expiresAt,
            String address,
            String agent) {}

    @Transactional
    Started start(UserId user, String address, @Nullable String agent) {
        var started = new Started(Secret.fresh(), Secret.fresh());
        Instant now = clock.instant();
        jdbc.sql("""
                        insert into session
                            (id_hash, handle, user_id, csrf_token, created_at, last_seen, expires_at, address, agent)
                        values (:hash, :handle, :user, :csrf, :now, :now, :expires, :address, :agent)
                        """)
                .param("hash", Secret.hash(started.secret()))
                .param("handle", PublicId.fresh(now))
                .param("user", user.value())
                .param("csrf", started.csrfToken())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("expires", now.plus(settings.sessionLife()).atOffset(ZoneOffset.UTC))
                .param("address", address)
                .param("agent", agent == null ? "" : agent.substring(0, Math.min(agent.length(), 300)))
                .update();
        return started;
    }

    List<Session> of(Caller caller, CredentialId current) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return jdbc.sql("""
                        select handle, created_at, last_seen, expires_at, address, agent from session
                        where user_id = :user and expires_at > :now and last_seen > :idle
                        order by last_seen desc, handle
                        """)
                .param("user", caller.id().value())
                .param("now", now)
                .param("idle", now.minus(settings.sessionIdle()))
                .query((row, n) -> {
                    UUID handle = row.getObject("handle", UUID.class);
                    return new Session(
                            PublicId.format("ses", handle),
                            handle.equals(current.value()),
                            row.getObject("created_at", OffsetDateTime.class).toInstant(),
                            row.getObject("last_seen", OffsetDateTime.class).toInstant(),
                            row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                            row.getString("address"),
                            row.getString("agent"));
                })
                .list();
    }

    /** Signing out: the session that asks. Nothing happens to a token. */
    @Transactional
    void end(Caller caller, CredentialId credential) {
        if (delete("handle = :handle and user_id = :user", credential.value(), caller.id())) {
            tell(caller, "session.ended", credential);
        }
    }

    /** Ends one of the caller's sessions from another. */
    @Transactional
    void revoke(Caller caller, String id) {
        UUID handle = PublicId.parse("ses", id).orElseThrow(Sessions::unknown);
        if (!delete("handle = :handle and user_id = :user", handle, caller.id())) {
            throw unknown();
        }
        tell(caller, "session.revoked", new CredentialId(handle));
    }

    @EventListener
    void on(UserDisabled event) {
        delete("user_id = :user and handle <> :handle", new UUID(0, 0), event.user());
    }

    @EventListener
    void on(PasswordChanged event) {
        SignedIn here = SignedIn.current();
        delete(
                "user_id = :user and handle <> :handle",
                here == null ? new UUID(0, 0) : here.credential().value(),
                event.user());
    }

    private boolean delete(String where, UUID handle, UserId user) {
        List<CredentialId> ended = jdbc.sql("delete from session where " + where + " returning handle")
                .param("handle", handle)
                .param("user", user.value())
                .query((row, n) -> new CredentialId(row.getObject("handle", UUID.class)))
                .list();
        ended.forEach(session -> events.publishEvent(new SessionEnded(session, user)));
        return !ended.isEmpty();
    }

    private void tell(Caller caller, String act, CredentialId credential) {
        String id = PublicId.format("ses", credential.value());
        events.publishEvent(new IdentityChanged(
                caller, act, "session", id, null, Map.of("user", caller.id().toString()), null));
    }

    private static Problem unknown() {
        return new Problem(IdentityError.SESSION_NOT_FOUND, IdentityError.SESSION_NOT_FOUND.sentence());
    }
}
