package pebble.threads;

import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pebble.identity.EntityId;
import pebble.mail.Mailboxes;
import pebble.mail.MessageId;
import pebble.mail.OwnAddresses;
import pebble.mail.ThreadId;

/**
 * Keeps the threads of each legal entity as {@link Threading} sorts them. What arrives can only change the conversations it
 * is linked to by an id or a subject, so just that neighbourhood is sorted again.
 */
@Component
public class Threads {
    /** A neighbourhood larger than this is somebody's flood; the letters beyond keep the threads they have. */
    private static final int NEIGHBOURHOOD = 5_000;

    private static final String LETTER = """
            select m.id, coalesce(m.date, m.received_at) as date, m.identity, m.message_id, m.references_list, m.thread_root,
                m.subject_root, m.is_reply, lower(m.from_email) as sender, m.participants, f.pin, f.thread_id, f.held_by
            from filing f join message m on m.id = f.message_id
            where f.entity_id = :entity and f.message_id = any(:messages)
            """;

    private final JdbcClient sql;
    private final Mailboxes mailboxes;
    private final Suggestions suggestions;
    private final Clock clock;

    Threads(JdbcClient sql, Mailboxes mailboxes, Suggestions suggestions, Clock clock) {
        this.sql = sql;
        this.mailboxes = mailboxes;
        this.suggestions = suggestions;
        this.clock = clock;
    }

    /**
     * What sorting changed.
     *
     * @param touched threads that got or lost letters and still have some, in the order of their first letters
     * @param absorbed threads that lost all their letters, and the thread that got them
     */
    public record Change(Set<ThreadId> touched, Map<ThreadId, ThreadId> absorbed) {}

    /** Threads messages that are new in this entity. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Change take(EntityId entity, List<MessageId> messages) {
        index(entity, messages);
        return sort(entity, messages);
    }

    /**
     * Where a person puts a message.
     *
     * @param thread it is to be found in
     * @param pin with which messages it belongs together, and from which apart; null leaves that to its ids and subject
     */
    public record Putting(
            MessageId message, ThreadId thread, @Nullable UUID pin) {}

    /** A person's word on which messages are one conversation. Threads named that do not exist yet begin to. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Change put(EntityId entity, List<Putting> puttings) {
        Set<UUID> threads = puttings.stream().map(p -> p.thread().value()).collect(toSet());
        begin(entity, threads);
        sql.sql("""
                        update filing f set pin = p.pin, thread_id = p.thread_id
                        from unnest(:messages::uuid[], :threads::uuid[], :pins::uuid[]) as p (message_id, thread_id, pin)
                        where f.entity_id = :entity and f.message_id = p.message_id
                        """)
                .param("entity", entity.value())
                .param(
                        "messages",
                        puttings.stream().map(p -> p.message().value()).toArray(UUID[]::new))
                .param("threads", puttings.stream().map(p -> p.thread().value()).toArray(UUID[]::new))
                .param("pins", puttings.stream().map(Putting::pin).toArray(UUID[]::new))
                .update();
        return sort(entity, puttings.stream().map(Putting::message).toList());
    }

    /** The legal entities whose mailboxes received the threads, whoever holds their cards by now; always in the same order. */
    public List<EntityId> receivers(Collection<ThreadId> threads) {
        return sql.sql("select distinct entity_id from thread where id = any(:threads) order by entity_id")
                .param("threads", threads.stream().map(ThreadId::value).toArray(UUID[]::new))
                .query((row, n) -> new EntityId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Those of the threads that the mailboxes of a legal entity received. */
    public Set<ThreadId> receivedBy(EntityId entity, Collection<ThreadId> threads) {
        return sql.sql("select id from thread where entity_id = :entity and id = any(:threads)")
                .param("entity", entity.value())
                .param("threads", threads.stream().map(ThreadId::value).toArray(UUID[]::new))
                .query((row, n) -> new ThreadId(row.getObject(1, UUID.class)))
                .set();
    }

    /** The messages of a thread and how a person pinned them, by date. */
    public List<Putting> of(EntityId entity, ThreadId thread) {
        return sql.sql("""
                        select f.message_id, f.pin from filing f join message m on m.id = f.message_id
                        where f.entity_id = :entity and f.thread_id = :thread
                        order by coalesce(m.date, m.received_at), m.identity
                        """)
                .param("entity", entity.value())
                .param("thread", thread.value())
                .query((row, n) -> new Putting(
                        new MessageId(row.getObject("message_id", UUID.class)),
                        thread,
                        row.getObject("pin", UUID.class)))
                .list();
    }

    private void index(EntityId entity, List<MessageId> messages) {
        UUID[] ids = ids(messages);
        sql.sql("""
                        insert into message_link (entity_id, link, message_id)
                        select :entity, case when length(l.link) <= 200 then l.link else md5(l.link) end, m.id
                        from message m,
                            lateral (select distinct link from unnest(
                                m.references_list || m.message_id || ('thread-index ' || nullif(m.thread_root, '')))
                                as u (link)) l
                        where m.id = any(:messages) and l.link is not null and l.link <> ''
                        on conflict do nothing
                        """).param("entity", entity.value()).param("messages", ids).update();
        sql.sql("""
                        insert into message_subject (entity_id, subject_root, date, message_id, is_reply)
                        select :entity, left(m.subject_root, 200), coalesce(m.date, m.received_at), m.id, m.is_reply
                        from message m where m.id = any(:messages) and m.subject_root <> ''
                        on conflict do nothing
                        """).param("entity", entity.value()).param("messages", ids).update();
    }

    private Change sort(EntityId entity, Collection<MessageId> changed) {
        Set<String> own = new HashSet<>(mailboxes.ownAddresses());
        Set<UUID> neighbourhood = neighbourhood(entity, ids(changed), own);
        Map<UUID, @Nullable UUID> threadOf = new HashMap<>();
        List<Letter> letters = letters(entity, neighbourhood, threadOf);
        Threading.Result result = Threading.sort(letters, OwnAddresses.of(own));
        suggestions.keep(entity, result.suggestions());
        return keep(entity, result.conversations(), threadOf);
    }

    /** Everything that a chain of ids or subjects links to the changed messages. */
    private Set<UUID> neighbourhood(EntityId entity, UUID[] changed, Set<String> own) {
        Set<UUID> known = new LinkedHashSet<>(List.of(changed));
        UUID[] frontier = changed;
        while (frontier.length > 0 && known.size() < NEIGHBOURHOOD) {
            List<UUID> found = new ArrayList<>();
            for (UUID linked : linked(entity, frontier, own)) {
                if (known.add(linked)) {
                    found.add(linked);
                }
            }
            frontier = found.toArray(UUID[]::new);
        }
        return known;
    }

    private List<UUID> linked(EntityId entity, UUID[] frontier, Set<String> own) {
        return sql.sql("""
                        select there.message_id
                        from message_link here join message_link there using (entity_id, link)
                        where here.message_id = any(:frontier) and here.entity_id = :entity
                        union
                        select there.message_id
                        from message_subject here join message_subject there using (entity_id, subject_root)
                            join message m1 on m1.id = here.message_id join message m2 on m2.id = there.message_id
                        where here.message_id = any(:frontier) and here.entity_id = :entity
                            and there.date between here.date - interval '14 days' and here.date + interval '14 days'
                            and (here.is_reply or there.is_reply)
                            and exists (select from unnest(m1.participants) as p (email)
                                where p.email <> all(:own) and p.email = any(m2.participants))
                        union
                        select there.message_id from filing here join filing there using (thread_id)
                        where here.message_id = any(:frontier) and here.entity_id = :entity
                        union
                        select there.message_id from filing here join filing there using (entity_id, pin)
                        where here.message_id = any(:frontier) and here.entity_id = :entity
                        """)
                .param("entity", entity.value())
                .param("frontier", frontier)
                .param("own", own.toArray(String[]::new))
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    private List<Letter> letters(EntityId entity, Set<UUID> messages, Map<UUID, @Nullable UUID> threadOf) {
        return sql.sql(LETTER)
                .param("entity", entity.value())
                .param("messages", messages.toArray(UUID[]::new))
                .query((row, n) -> {
                    UUID id = row.getObject("id", UUID.class);
                    UUID thread = row.getObject("thread_id", UUID.class);
                    threadOf.put(id, thread);
                    return new Letter(
                            id,
                            row.getObject("date", OffsetDateTime.class).toInstant(),
                            HexFormat.of().formatHex(row.getBytes("identity")),
                            row.getString("message_id"),
                            List.of((String[]) row.getArray("references_list").getArray()),
                            row.getString("thread_root"),
                            row.getString("subject_root"),
                            row.getBoolean("is_reply"),
                            row.getString("sender"),
                            Set.copyOf(Arrays.asList(
                                    (String[]) row.getArray("participants").getArray())),
                            row.getObject("pin", UUID.class),
                            thread == null ? null : row.getObject("held_by", UUID.class));
                })
                .list();
    }

    /**
     * Gives each conversation a thread: the one that its earliest letter has, so that a thread keeps its name for as long as
     * possible; a new one where there is none.
     */
    private Change keep(EntityId entity, List<List<Letter>> conversations, Map<UUID, @Nullable UUID> threadOf) {
        Instant now = clock.instant();
        Map<UUID, UUID> moves = new LinkedHashMap<>();
        Set<UUID> taken = new HashSet<>();
        Set<UUID> fresh = new LinkedHashSet<>();
        Set<ThreadId> touched = new LinkedHashSet<>();
        Map<ThreadId, ThreadId> absorbed = new LinkedHashMap<>();
        for (List<Letter> letters : conversations) {
            UUID thread = null;
            for (Letter letter : letters) {
                UUID present = threadOf.get(letter.message());
                if (thread == null && present != null && taken.add(present)) {
                    thread = present;
                }
            }
            if (thread == null) {
                thread = ThreadId.fresh(now).value();
                fresh.add(thread);
                taken.add(thread);
            }
            for (Letter letter : letters) {
                UUID present = threadOf.get(letter.message());
                if (!thread.equals(present)) {
                    moves.put(letter.message(), thread);
                    touched.add(new ThreadId(thread));
                    if (present != null) {
                        touched.add(new ThreadId(present));
                        absorbed.put(new ThreadId(present), new ThreadId(thread));
                    }
                }
            }
        }
        write(entity, moves, fresh);
        Set<ThreadId> alive = taken.stream().map(ThreadId::new).collect(toSet());
        absorbed.keySet().removeAll(alive);
        touched.retainAll(alive);
        return new Change(touched, absorbed);
    }

    private void write(EntityId entity, Map<UUID, UUID> moves, Set<UUID> fresh) {
        begin(entity, fresh);
        sql.sql("""
                        update filing f set thread_id = t.thread_id
                        from unnest(:messages::uuid[], :threads::uuid[]) as t (message_id, thread_id)
                        where f.entity_id = :entity and f.message_id = t.message_id
                        """)
                .param("entity", entity.value())
                .param("messages", moves.keySet().toArray(UUID[]::new))
                .param("threads", moves.values().toArray(UUID[]::new))
                .update();
    }

    private void begin(EntityId entity, Set<UUID> threads) {
        sql.sql("""
                        insert into thread (id, entity_id, created_at) select t, :entity, :now from unnest(:threads::uuid[]) as t
                        on conflict (id) do nothing
                        """)
                .param("entity", entity.value())
                .param("threads", threads.toArray(UUID[]::new))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static UUID[] ids(Collection<MessageId> messages) {
        return messages.stream().map(MessageId::value).toArray(UUID[]::new);
    }
}
