package pebble.permissions;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.identity.EntityId;
import pebble.identity.Role;
import pebble.identity.TestUsers;
import pebble.identity.TestUsers.TestUser;
import pebble.shared.PublicId;

/** The cast of the permission matrix: users of entity A with some streams, and what path parameters can name in A and elsewhere. */
@TestComponent
class Things {
    private static final Set<String> STREAMS = Set.of("sales", "operations");

    private final JdbcClient jdbc;
    private final TestUsers users;
    private final EntityId ours;
    private final EntityId theirs;
    private final Map<String, Thing> all = new HashMap<>();

    Things(JdbcClient jdbc) {
        this.jdbc = jdbc;
        users = new TestUsers(jdbc);
        ours = users.entity("Ours");
        theirs = users.entity("Theirs");
        register(
                "/api/v1/users/{id}",
                user -> users.user("Someone", Role.VIEWER, Set.of(ours), STREAMS)
                        .caller()
                        .id()
                        .toString());
        register("/api/v1/entities/{id}", user -> users.entity("Some entity").toString());
        register("/api/v1/tokens/{id}", this::token, () -> Map.of("another user's", token(user(Role.ADMIN))));
        register(
                "/api/v1/auth/sessions/{id}", this::session, () -> Map.of("another user's", session(user(Role.ADMIN))));
    }

    private void register(String noun, Function<TestUser, String> own) {
        register(noun, own, Map::of);
    }

    private void register(String noun, Function<TestUser, String> own, Supplier<Map<String, String>> foreign) {
        all.put(noun, new Thing() {
            @Override
            public String own(TestUser user) {
                return own.apply(user);
            }

            @Override
            public Map<String, String> foreign(TestUser user) {
                return foreign.get();
            }
        });
    }

    private String token(TestUser user) {
        return PublicId.format(
                "tok",
                jdbc.sql("insert into api_token (id, hash, user_id, name, created_at)"
                                + " values (:id, sha256(:id::text::bytea), :user, 'matrix', now()) returning id")
                        .param("id", PublicId.fresh(Instant.now()))
                        .param("user", user.caller().id().value())
                        .query(UUID.class)
                        .single());
    }

    private String session(TestUser user) {
        return PublicId.format(
                "ses",
                jdbc.sql("""
                                insert into session (id_hash, handle, user_id, csrf_token, created_at, last_seen, expires_at,
                                                     address, agent)
                                values (sha256(:handle::text::bytea), :handle, :user, 'x', now(), now(), now() + interval '1 day',
                                        '127.0.0.1', 'matrix')
                                returning handle
                                """)
                        .param("handle", PublicId.fresh(Instant.now()))
                        .param("user", user.caller().id().value())
                        .query(UUID.class)
                        .single());
    }

    TestUser user(Role role) {
        return users.user("One " + role, role, Set.of(ours), STREAMS);
    }

    boolean knows(String noun) {
        return all.containsKey(noun);
    }

    Thing get(String noun) {
        return all.get(noun);
    }
}
