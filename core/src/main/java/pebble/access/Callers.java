package pebble.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pebble.identity.Caller;
import pebble.identity.EntityId;
import pebble.identity.Role;
import pebble.identity.UserId;

/** From a secret to a caller with their present grants, in one statement; the users' and the sessions' rows are read at every request. */
@Component
public class Callers {
    private static final Duration SEEN_ROUGHLY = Duration.ofMinutes(1);
    private static final String USER = "u.id as user_id, u.name, u.email, u.roles, u.entities, u.streams";

    private final JdbcClient jdbc;
    private final AccessSettings settings;
    private final CommandLine commandLine;
    private final Clock clock;

    Callers(JdbcClient jdbc, AccessSettings settings, CommandLine commandLine, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.commandLine = commandLine;
        this.clock = clock;
    }

    private record Found(SignedIn signedIn, boolean seenLongAgo) {}

    Optional<SignedIn> bySession(String secret) {
        Instant now = clock.instant();
        byte[] hash = Secret.hash(secret);
        Optional<Found> found = jdbc.sql(
                        "select s.handle as credential, s.csrf_token, s.last_seen < :roughly as seen_long_ago, " + USER
                                + """
                         from session s join app_user u on u.id = s.user_id
                        where s.id_hash = :hash and s.expires_at > :now and s.last_seen > :idle and u.disabled_at is null
                        """)
                .param("hash", hash)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("idle", now.minus(settings.sessionIdle()).atOffset(ZoneOffset.UTC))
                .param("roughly", now.minus(SEEN_ROUGHLY).atOffset(ZoneOffset.UTC))
                .query(Callers::read)
                .optional();
        if (found.isPresent() && found.get().seenLongAgo()) {
            jdbc.sql("update session set last_seen = :now where id_hash = :hash")
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .param("hash", hash)
                    .update();
        }
        return found.map(Found::signedIn);
    }

    Optional<SignedIn> byToken(String secret) {
        return commandLine.recognise(secret).or(() -> byUsersToken(secret));
    }

    private Optional<SignedIn> byUsersToken(String secret) {
        Instant now = clock.instant();
        byte[] hash = Secret.hash(secret);
        Optional<Found> found = jdbc.sql(
                        "select t.id as credential, null as csrf_token, coalesce(t.last_used < :roughly, true) as seen_long_ago, "
                                + USER
                                + """
                                 from api_token t join app_user u on u.id = t.user_id
                                where t.hash = :hash and (t.expires_at is null or t.expires_at > :now)
                                  and u.disabled_at is null
                                """)
                .param("hash", hash)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("roughly", now.minus(SEEN_ROUGHLY).atOffset(ZoneOffset.UTC))
                .query(Callers::read)
                .optional();
        if (found.isPresent() && found.get().seenLongAgo()) {
            jdbc.sql("update api_token set last_used = :now where hash = :hash")
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .param("hash", hash)
                    .update();
        }
        return found.map(Found::signedIn);
    }

    /**
     * Those of the credentials that still hold, each with its caller's present grants. What is missing in the answer has ended:
     * revoked, run out, or its user disabled, by whichever process.
     */
    public Map<CredentialId, Caller> present(Collection<CredentialId> credentials) {
        Instant now = clock.instant();
        return jdbc
                .sql("select s.handle as credential, null as csrf_token, false as seen_long_ago, " + USER
                        + """
                         from session s join app_user u on u.id = s.user_id
                        where s.handle = any(:ids) and s.expires_at > :now and s.last_seen > :idle
                          and u.disabled_at is null
                        union all
                        select t.id, null, false,\s"""
                        + USER
                        + """
                         from api_token t join app_user u on u.id = t.user_id
                        where t.id = any(:ids) and (t.expires_at is null or t.expires_at > :now) and u.disabled_at is null
                        """)
                .param("ids", credentials.stream().map(CredentialId::value).toArray(UUID[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("idle", now.minus(settings.sessionIdle()).atOffset(ZoneOffset.UTC))
                .query(Callers::read)
                .list()
                .stream()
                .map(Found::signedIn)
                .collect(Collectors.toMap(SignedIn::credential, SignedIn::caller));
    }

    private static Found read(ResultSet row, int n) throws SQLException {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String role : (String[]) row.getArray("roles").getArray()) {
            roles.add(Role.valueOf(role));
        }
        var caller = new Caller(
                new UserId(row.getObject("user_id", UUID.class)),
                row.getString("name"),
                row.getString("email"),
                roles,
                Arrays.stream((UUID[]) row.getArray("entities").getArray())
                        .map(EntityId::new)
                        .collect(Collectors.toUnmodifiableSet()),
                Set.of((String[]) row.getArray("streams").getArray()));
        var credential = new CredentialId(row.getObject("credential", UUID.class));
        return new Found(
                new SignedIn(caller, credential, row.getString("csrf_token")), row.getBoolean("seen_long_ago"));
    }
}
