package pebble.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pebble.shared.Problem;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What users see and change of themselves, and whether a password is theirs. */
@Component
public class Profiles {
    private static final int PREFERENCES_LIMIT = 16_384;

    private final JdbcClient jdbc;
    private final Users users;
    private final People people;
    private final PasswordHashing hashing;
    private final ObjectProvider<KnownStreams> streams;
    private final ApplicationEventPublisher events;
    private final JsonMapper json;

    Profiles(
            JdbcClient jdbc,
            Users users,
            People people,
            PasswordHashing hashing,
            ObjectProvider<KnownStreams> streams,
            ApplicationEventPublisher events,
            JsonMapper json) {
        this.jdbc = jdbc;
        this.users = users;
        this.people = people;
        this.hashing = hashing;
        this.streams = streams;
        this.events = events;
        this.json = json;
    }

    /** The signed-in user: what the screen needs to know about whom it serves. */
    public record Profile(
            UserId id,
            String email,
            String name,
            String initials,
            Set<Role> roles,
            List<Granted> entities,
            Set<String> streams,
            Map<String, Object> preferences) {}

    /** A granted legal entity. */
    public record Granted(EntityId id, String name) {}

    /**
     * What users change of themselves; null stays as it is.
     *
     * @param preferences merged key by key; a null value removes its key
     */
    public record Change(
            @Nullable String name,
            @Nullable Map<String, @Nullable Object> preferences,
            @Nullable String newPassword) {}

    public Profile of(Caller caller) {
        Set<String> keys = new TreeSet<>(caller.streams());
        if (caller.isAdmin()) {
            streams.forEach(source -> keys.addAll(source.keys()));
        }
        return new Profile(
                caller.id(),
                caller.email(),
                caller.name(),
                User.initials(caller.name()),
                new TreeSet<>(caller.roles()),
                people.entities(caller).entrySet().stream()
                        .map(entity -> new Granted(entity.getKey(), entity.getValue()))
                        .toList(),
                keys,
                preferences(caller.id()));
    }

    /** The user with that address, whether or not the password is theirs. */
    public record Verified(@Nullable UserId known, boolean right) {}

    /** Takes as long for an unknown address, a disabled user and a user without a password as for a wrong one. */
    public Verified verify(String email, String password) {
        record Row(UUID id, @Nullable String passwordHash) {}
        Row row = jdbc.sql("""
                        select id, password_hash from app_user where lower(email) = :email and disabled_at is null
                        """)
                .param("email", email.strip().toLowerCase(Locale.ROOT))
                .query((result, n) -> new Row(result.getObject("id", UUID.class), result.getString("password_hash")))
                .optional()
                .orElse(null);
        boolean right = hashing.matches(password, row == null ? null : row.passwordHash());
        return new Verified(row == null ? null : new UserId(row.id()), right);
    }

    @Transactional
    public void change(Caller caller, Change change) {
        User before = users.getForChange(caller.id());
        String name = change.name() == null ? before.name() : change.name().strip();
        String preferences = change.preferences() == null ? null : json.writeValueAsString(change.preferences());
        List<Problem.FieldError> refused = new ArrayList<>();
        refuse(refused, "name", Fields.nameRefusal(name));
        if (change.newPassword() != null) {
            refuse(refused, "new_password", PasswordPolicy.refusal(change.newPassword(), before.email(), name));
        }
        if (preferences != null && preferences.length() > PREFERENCES_LIMIT) {
            refuse(refused, "preferences", "must be smaller than 16 KB");
        }
        if (!refused.isEmpty()) {
            throw Problem.fields(refused);
        }
        User after = name.equals(before.name()) ? before : users.update(before.named(name));
        if (preferences != null) {
            merge(caller.id(), preferences);
        }
        if (change.newPassword() != null) {
            users.setPassword(caller.id(), hashing.hash(change.newPassword()));
            events.publishEvent(new PasswordChanged(caller.id()));
        }
        IdentityChanged told = before.changed(caller, after, change.newPassword() != null);
        if (told != null) {
            events.publishEvent(told);
        }
    }

    private void merge(UserId id, String preferences) {
        Integer size = jdbc.sql("""
                        update app_user set preferences = jsonb_strip_nulls(preferences || cast(:changed as jsonb))
                        where id = :id returning length(preferences::text)
                        """)
                .param("changed", preferences)
                .param("id", id.value())
                .query(Integer.class)
                .single();
        if (size > PREFERENCES_LIMIT) {
            throw Problem.field("preferences", "must stay smaller than 16 KB in all");
        }
    }

    private Map<String, Object> preferences(UserId id) {
        return jdbc.sql("select preferences from app_user where id = :id")
                .param("id", id.value())
                .query(String.class)
                .optional()
                .map(text -> json.readValue(text, new TypeReference<Map<String, Object>>() {}))
                .orElse(Map.of());
    }

    private static void refuse(List<Problem.FieldError> refused, String path, @Nullable String reason) {
        if (reason != null) {
            refused.add(new Problem.FieldError(path, reason));
        }
    }
}
