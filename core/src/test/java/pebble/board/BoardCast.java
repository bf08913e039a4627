package pebble.board;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pebble.identity.Caller;
import pebble.identity.EntityId;
import pebble.identity.Role;
import pebble.identity.TestUsers;
import pebble.identity.TestUsers.TestUser;

/** The people and cards of board tests: Mira and Ravi sell for Aurora, Tom works for Borealis, Vera only looks on. */
@Component
@Lazy
public class BoardCast {
    public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    public final TestUsers users;
    public final EntityId aurora;
    public final EntityId borealis;
    public final TestUser mira;
    public final TestUser ravi;
    public final TestUser tom;
    public final TestUser vera;
    public final TestUser admin;

    private final CardOpening opening;

    BoardCast(JdbcClient sql, CardOpening opening) {
        this.opening = opening;
        users = new TestUsers(sql);
        aurora = users.entity("Aurora Chemicals");
        borealis = users.entity("Borealis Traders");
        mira = users.user("Mira Shah", Role.AGENT, Set.of(aurora), Set.of("sales", "operations"));
        ravi = users.user("Ravi Kumar", Role.AGENT, Set.of(aurora), Set.of("sales"));
        tom = users.user("Tom Bauer", Role.AGENT, Set.of(borealis), Set.of("sales", "operations"));
        vera = users.user("Vera Look", Role.VIEWER, Set.of(aurora), Set.of("sales", "operations"));
        admin = users.admin();
    }

    public Card card(String subject) {
        return card(aurora, "sales", subject);
    }

    public Card card(EntityId entity, String stream, String subject) {
        return open(entity, stream, subject, NOON, 1).getFirst();
    }

    /** Cards of one board, top first, each a second older than the one above. */
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
}
