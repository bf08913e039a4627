package pebble.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.shared.PublicId;

/** Users and legal entities for tests, written straight into the database: nothing of the product runs to make them. */
public final class TestUsers {
    private final JdbcClient jdbc;

    public TestUsers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param bearer the value of the header {@code Authorization} */
    public record TestUser(Caller caller, String bearer) {}

    public EntityId entity(String name) {
        EntityId id = EntityId.fresh(Instant.now());
        jdbc.sql("insert into legal_entity (id, name, created_at) values (:id, :name, now())")
                .param("id", id.value())
                .param("name", name + " " + id.value().toString().substring(24))
                .update();
        return id;
    }

    public TestUser admin() {
        return user("Ada Admin", Role.ADMIN, Set.of(), Set.of());
    }

    public TestUser user(String name, Role role, Set<EntityId> entities, Set<String> streams) {
        return user(name, Set.of(role), entities, streams);
    }

    public TestUser user(String name, Set<Role> roles, Set<EntityId> entities, Set<String> streams) {
        UserId id = UserId.fresh(Instant.now());
        String email = name.toLowerCase().replace(' ', '.') + "."
                + id.value().toString().substring(24) + "@pebble.local";
        jdbc.sql("""
                        insert into app_user (id, email, name, roles, entities, streams, created_at)
                        values (:id, :email, :name, :roles, :entities, :streams, now())
                        """)
                .param("id", id.value())
                .param("email", email)
                .param("name", name)
                .param("roles", roles.stream().map(Role::name).toArray(String[]::new))
                .param("entities", entities.stream().map(EntityId::value).toArray(UUID[]::new))
                .param("streams", streams.toArray(String[]::new))
                .update();
        return new TestUser(new Caller(id, name, email, roles, entities, streams), "Bearer " + token(id));
    }

    private String token(UserId user) {
        Instant now = Instant.now();
        UUID id = PublicId.fresh(now);
        String token = "pbl_" + id;
        jdbc.sql("insert into api_token (id, hash, user_id, name, created_at) values (:id, :hash, :user, 'test', :now)")
                .param("id", id)
                .param("hash", sha256(token))
                .param("user", user.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        return token;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
