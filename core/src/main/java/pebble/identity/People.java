package pebble.identity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What other nouns ask about users and legal entities. */
@Component
public class People {
    private final JdbcClient jdbc;

    People(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A user as cards, notes and pickers show them; disabled ones too, since their work stays. */
    public record Person(UserId id, String name, String initials) {
        public Person(UserId id, String name) {
            this(id, name, User.initials(name));
        }
    }

    /** Somebody of the house, by whose name a stranger may try to pass. */
    public record Colleague(String name, String email) {}

    /** The name of that user, or of the product itself; for ids that are nobody's, a dash. */
    public String name(UserId id) {
        if (id.equals(Caller.SYSTEM.id())) {
            return Caller.SYSTEM.name();
        }
        if (id.equals(Caller.COMMAND_LINE)) {
            return "Command line";
        }
        Person person = find(List.of(id)).get(id);
        return person == null ? "–" : person.name();
    }

    public Map<UserId, Person> find(Collection<UserId> ids) {
        return jdbc
                .sql("select id, name from app_user where id = any(:ids)")
                .param("ids", ids.stream().map(UserId::value).distinct().toArray(UUID[]::new))
                .query((row, n) -> person(row.getObject("id", UUID.class), row.getString("name")))
                .list()
                .stream()
                .collect(Collectors.toMap(Person::id, person -> person));
    }

    /** Every active user, for checks of senders. */
    public List<Colleague> colleagues() {
        return jdbc.sql("select name, email from app_user where disabled_at is null order by id")
                .query((row, n) -> new Colleague(row.getString("name"), row.getString("email")))
                .list();
    }

    /** Those of the ids that are active users'. */
    public Set<UserId> active(Collection<UserId> ids) {
        return Set.copyOf(jdbc.sql("select id from app_user where id = any(:ids) and disabled_at is null")
                .param("ids", ids.stream().map(UserId::value).distinct().toArray(UUID[]::new))
                .query((row, n) -> new UserId(row.getObject("id", UUID.class)))
                .list());
    }

    /** Whether cards of that entity and stream may be given to this user: active, and granted both. */
    public boolean mayHold(UserId user, EntityId entity, String stream) {
        return jdbc.sql("""
                        select exists (
                            select from app_user where id = :id and disabled_at is null
                            and ('ADMIN' = any(roles) or (:entity = any(entities) and :stream = any(streams))))
                        """)
                .param("id", user.value())
                .param("entity", entity.value())
                .param("stream", stream)
                .query(Boolean.class)
                .single();
    }

    /** The legal entities this caller is granted, oldest first. */
    public Map<EntityId, String> entities(Caller caller) {
        return jdbc
                .sql("select id, name from legal_entity where :all or id = any(:entities) order by id")
                .params(caller.grants())
                .query((row, n) -> Map.entry(new EntityId(row.getObject("id", UUID.class)), row.getString("name")))
                .list()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, java.util.LinkedHashMap::new));
    }

    /** Active users who share an entity with the caller (administrators share all), by name. */
    List<Person> sharing(Caller caller, String search, @Nullable String afterName, @Nullable UUID afterId, int limit) {
        return jdbc.sql("""
                        select id, name from app_user
                        where disabled_at is null
                          and (:all or 'ADMIN' = any(roles) or entities && :entities or id = :me)
                          and (name ilike :search or email ilike :search)
                          and (cast(:afterId as uuid) is null or (lower(name), id) > (lower(:afterName), :afterId))
                        order by lower(name), id limit :limit
                        """)
                .params(caller.grants())
                .param("me", caller.id().value())
                .param("search", "%" + search.replaceAll("([%_\\\\])", "\\\\$1") + "%")
                .param("afterName", afterName)
                .param("afterId", afterId)
                .param("limit", limit)
                .query((row, n) -> person(row.getObject("id", UUID.class), row.getString("name")))
                .list();
    }

    private static Person person(UUID id, String name) {
        return new Person(new UserId(id), name, User.initials(name));
    }
}
