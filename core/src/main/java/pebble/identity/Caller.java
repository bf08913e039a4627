package pebble.identity;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, and what they are granted at this moment. Read from the database at every request, so that a grant taken away
 * ends at once.
 *
 * @param streams the keys of the granted streams
 */
public record Caller(
        UserId id, String name, String email, Set<Role> roles, Set<EntityId> entities, Set<String> streams) {

    /** Acts of the product itself: what a mail, a rule or a clock set in motion. */
    public static final Caller SYSTEM =
            new Caller(new UserId(new UUID(0, 0)), "Pebble", "", Set.of(Role.ADMIN), Set.of(), Set.of());

    /** The user behind the token that the product writes into its data folder for the command line on its own machine. */
    public static final UserId COMMAND_LINE = new UserId(new UUID(0, 1));

    /**
     * The product itself, seeing what the people of a legal entity see on all its boards: not what is another's.
     *
     * @param entity null: what is the whole group's alone
     */
    public static Caller within(@Nullable EntityId entity) {
        Set<EntityId> entities = entity == null ? Set.of() : Set.of(entity);
        return new Caller(SYSTEM.id, SYSTEM.name, SYSTEM.email, Set.of(), entities, Set.of());
    }

    /** The product itself, seeing what the people of a legal entity see who are granted one board. */
    public static Caller on(EntityId entity, String stream) {
        return new Caller(SYSTEM.id, SYSTEM.name, SYSTEM.email, Set.of(), Set.of(entity), Set.of(stream));
    }

    public boolean isAdmin() {
        return roles.contains(Role.ADMIN);
    }

    public boolean isSystem() {
        return equals(SYSTEM);
    }

    /** Whoever holds that token can read the data folder already, so it may name files of this machine. */
    public boolean isCommandLine() {
        return id.equals(COMMAND_LINE);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    /** Whether this caller may see a thing of that entity. SQL asks the same through {@link #grants()}. */
    public boolean sees(EntityId entity) {
        return isAdmin() || entities.contains(entity);
    }

    /**
     * The parameters {@code :all}, {@code :entities} (uuid[]) and {@code :streams} (text[]) of every statement that reads or
     * writes what is granted: {@code where (:all or (x.entity_id = any(:entities) and x.stream = any(:streams)))}. {@code :boards} tells that no stream needs to be
     * granted, as to {@link #within}.
     */
    public Map<String, Object> grants() {
        return Map.of(
                "all", isAdmin(),
                "boards", id.equals(SYSTEM.id) && streams.isEmpty(),
                "entities", entities.stream().map(EntityId::value).toArray(UUID[]::new),
                "streams", streams.toArray(String[]::new));
    }
}
