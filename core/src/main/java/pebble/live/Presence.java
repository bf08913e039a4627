package pebble.live;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import pebble.access.CredentialId;
import pebble.identity.Caller;
import pebble.identity.EntityId;
import pebble.identity.People.Person;
import pebble.identity.UserId;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who is looking at which card. It lives in the processes, not in the database: each tells the others by a notification, and
 * forgets whose stream ended or who was not heard of for a while.
 */
@Component
class Presence {
    /** Begins the notification in which one process tells the others. */
    static final String WORD = "presence ";

    private final Map<CredentialId, Looking> looking = new ConcurrentHashMap<>();
    private final Subscribers subscribers;
    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final LiveSettings settings;

    Presence(Subscribers subscribers, JdbcTemplate jdbc, JsonMapper json, Clock clock, LiveSettings settings) {
        this.subscribers = subscribers;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.settings = settings;
    }

    private record Looking(Said said, Instant at) {}

    /** What processes tell each other. A null card is nowhere. */
    record Said(
            UUID credential,
            UserId user,
            String name,
            @Nullable String cardId,
            String doing,
            @Nullable EntityId entity,
            @Nullable String stream) {
        Event.Scope scope() {
            return new Event.Scope(entity, stream);
        }
    }

    /** The data of a {@code presence} event. */
    record Told(String cardId, Collection<Watcher> users) {}

    record Watcher(UserId id, String name, String initials, String doing) {}

    /** A person opened a card, began to write on it, or, with a null card, left. */
    void say(Caller caller, CredentialId credential, @Nullable String cardId, String doing, Event.Scope scope) {
        say(new Said(credential.value(), caller.id(), caller.name(), cardId, doing, scope.entity(), scope.stream()));
    }

    private void say(Said said) {
        jdbc.queryForList("select pg_notify(?, ?)", EventNumbering.CHANNEL, WORD + json.writeValueAsString(said));
    }

    void heard(String text) {
        Said said = json.readValue(text, Said.class);
        CredentialId credential = new CredentialId(said.credential());
        AtomicReference<@Nullable Looking> earlier = new AtomicReference<>();
        looking.compute(credential, (id, held) -> {
            earlier.set(held);
            return said.cardId() == null ? null : new Looking(said, clock.instant());
        });
        Looking before = earlier.get();
        if (before != null && before.said().equals(said)) {
            return;
        }
        if (before != null && !String.valueOf(before.said().cardId()).equals(said.cardId())) {
            tell(before.said());
        }
        if (said.cardId() != null) {
            tell(said);
        }
    }

    /** The stream of this credential ended here; unless it has another, its user looks at nothing. */
    void left(CredentialId credential) {
        Looking held = looking.get(credential);
        if (held != null && !subscribers.holds(credential)) {
            Said said = held.said();
            say(new Said(said.credential(), said.user(), said.name(), null, said.doing(), null, null));
        }
    }

    /** What a browser that connects now has to know. */
    List<Frame> seenBy(Caller caller) {
        List<Frame> frames = new ArrayList<>();
        Set<String> told = new HashSet<>();
        for (Looking one : looking.values()) {
            String card = one.said().cardId();
            if (card != null && StoredEvent.sees(caller, one.said().scope()) && told.add(card)) {
                frames.add(frame(card));
            }
        }
        return frames;
    }

    /** A screen that is looked at says so again and again; who fell silent went away. */
    @Scheduled(fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void expire() {
        Instant old = clock.instant().minus(settings.presence());
        looking.forEach((credential, held) -> {
            if (held.at().isBefore(old) && looking.remove(credential, held)) {
                tell(held.said());
            }
        });
    }

    private void tell(Said about) {
        if (about.cardId() != null) {
            subscribers.tell(about.scope(), frame(about.cardId()));
        }
    }

    private Frame frame(String cardId) {
        Map<UserId, Watcher> watchers = new LinkedHashMap<>();
        for (Looking one : looking.values()) {
            Said said = one.said();
            if (cardId.equals(said.cardId())) {
                String initials = new Person(said.user(), said.name()).initials();
                Watcher watcher = new Watcher(said.user(), said.name(), initials, said.doing());
                // Who has the card open twice is told of once, by what says more.
                watchers.merge(said.user(), watcher, (a, b) -> a.doing().equals(Doing.WRITING) ? a : b);
            }
        }
        return new Frame(null, "presence", json.writeValueAsString(new Told(cardId, watchers.values())));
    }

    /** The words of the wire. */
    static final class Doing {
        static final String LOOKING = "looking";
        static final String WRITING = "writing a note";

        private Doing() {}
    }
}
