package pebble.board;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import pebble.identity.Caller;
import pebble.identity.EntityId;
import pebble.identity.Role;
import pebble.identity.UserId;

/** The people and cards of board tests: Mira and Ravi sell for Aurora, Tom works for Borealis, Vera only looks on. */
@Component
@Lazy
public class BoardCast {
    public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    public final EntityId aurora;
    public final EntityId borealis;
    public final Caller mira;
    public final Caller ravi;
    public final Caller tom;
    public final Caller admin;

    private final JdbcTemplate jdbc;
    private final CardOpening opening;

    BoardCast(JdbcTemplate jdbc, CardOpening opening) {
        this.jdbc = jdbc;
        this.opening = opening;
        aurora = entity("Aurora Chemicals " + UUID.randomUUID());
        borealis = entity("Borealis Traders " + UUID.randomUUID());
        mira = person("Mira Shah", Role.AGENT, Set.of(aurora), Set.of("sales", "operations"));
        ravi = person("Ravi Kumar", Role.AGENT, Set.of(aurora), Set.of("sales"));
        tom = person("Tom Bauer", Role.AGENT, Set.of(borealis), Set.of("sales", "operations"));
        admin = person("Ada Admin", Role.ADMIN, Set.of(), Set.of());
    }

    public Card card(String subject) {
        return open(aurora, "sales", subject, NOON, 1).getFirst();
    }

    public Card card(EntityId entity, String stream, String subject) {
        return open(entity, stream, subject, NOON, 1).getFirst();
    }

    /** Cards of one board, each a second older than the one before. */
    public List<Card> open(EntityId entity, String stream, String subject, Instant newest, int count) {
        List<NewCard> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            threads.add(new NewCard(
                    UUID.randomUUID(),
                    entity,
                    stream,
                    face(count == 1 ? subject : subject + " " + i, 1, newest.minusSeconds(i))));
        }
        List<Card> opened = new ArrayList<>(opening.open(Caller.SYSTEM, threads));
        opened.sort((a, b) -> a.place().position().compareTo(b.place().position()));
        return opened;
    }

    public static Face face(String subject, int messages, Instant last) {
        return face(subject, messages, last, last);
    }

    public static Face face(String subject, int messages, Instant last, @Nullable Instant waiting) {
        return new Face(
                subject,
                "Kindly share your best rate",
                "Rahul Mehta",
                "rahul@coromandel.example",
                messages,
                0,
                NOON,
                last,
                waiting);
    }

    private EntityId entity(String name) {
        EntityId id = EntityId.fresh(Instant.now());
        jdbc.update("insert into legal_entity (id, name, created_at) values (?, ?, now())", id.value(), name);
        return id;
    }

    public Caller person(String name, Role role, Set<EntityId> entities, Set<String> streams) {
        UserId id = UserId.fresh(Instant.now());
        String email = name.toLowerCase().replace(' ', '.') + "." + id.value().hashCode() + "@pebble.local";
        jdbc.update(
                """
                insert into app_user (id, email, name, roles, entities, streams, created_at)
                values (?, ?, ?, ?, ?, ?, now())
                """,
                id.value(),
                email,
                name,
                new String[] {role.name()},
                entities.stream().map(EntityId::value).toArray(UUID[]::new),
                streams.toArray(String[]::new));
        return new Caller(id, name, email, Set.of(role), entities, streams);
    }
}
