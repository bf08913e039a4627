package pebble.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A person who may sign in. Rendered as it stands: it never holds the password's hash. */
record User(
        UserId id,
        int version,
        String email,
        String name,
        Set<Role> roles,
        Set<EntityId> entities,
        Set<String> streams,
        @Nullable Instant disabledAt,
        Instant createdAt) {

    static User create(
            Instant now, String email, String name, Set<Role> roles, Set<EntityId> entities, Set<String> streams) {
        return new User(UserId.fresh(now), 1, email, name, roles, entities, streams, null, now);
    }

    User named(String newName) {
        return new User(id, version, email, newName, roles, entities, streams, disabledAt, createdAt);
    }

    @JsonProperty
    String initials() {
        return initials(name);
    }

    @JsonProperty
    boolean disabled() {
        return disabledAt != null;
    }

    boolean isActiveAdmin() {
        return !disabled() && roles.contains(Role.ADMIN);
    }

    boolean hasSameGrants(User other) {
        return roles.equals(other.roles) && entities.equals(other.entities) && streams.equals(other.streams);
    }

    IdentityChanged created(Caller by) {
        return new IdentityChanged(by, "user.created", "user", id.toString(), null, null, fields());
    }

    /** What differs from this user to the later one, or null when nothing does. */
    @Nullable
    IdentityChanged changed(Caller by, User later, boolean password) {
        Map<String, Object> before = new LinkedHashMap<>();
        Map<String, Object> after = new LinkedHashMap<>();
        Map<String, Object> laterFields = later.fields();
        fields().forEach((field, value) -> {
            Object now = laterFields.get(field);
            if (!Objects.equals(value, now)) {
                before.put(field, value);
                after.put(field, now);
            }
        });
        if (password) {
            after.put("password", "changed");
        }
        return after.isEmpty()
                ? null
                : new IdentityChanged(by, "user.changed", "user", id.toString(), null, before, after);
    }

    private Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("email", email);
        fields.put("name", name);
        fields.put("roles", new TreeSet<>(roles));
        fields.put(
                "entities", entities.stream().map(EntityId::toString).sorted().toList());
        fields.put("streams", new TreeSet<>(streams));
        fields.put("disabled", disabled());
        return fields;
    }

    /** First letters of the first and the last word: {@code MK} for Mira Kapoor. */
    static String initials(String name) {
        List<String> words = new ArrayList<>(List.of(name.strip().split("[\\s.@_-]+")));
        words.removeIf(String::isEmpty);
        if (words.isEmpty()) {
            return "?";
        }
        String first = letter(words.getFirst());
        return words.size() == 1 ? first : first + letter(words.getLast());
    }

    private static String letter(String word) {
        return new String(Character.toChars(Character.toUpperCase(word.codePointAt(0))));
    }
}
