package pebble.mail;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pebble.blobs.Sha256;
import pebble.identity.EntityId;
import pebble.mime.Address;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * How each legal entity has filed its messages. A filing is named by the entity whose mailbox received the message, for good: by
 * that it is found again, threaded and reconciled. Who sees it may be the people of another, to whom its card was handed.
 */
@Component
public class Filings {
    private final JdbcClient sql;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Filings(JdbcClient sql, JsonMapper json, ApplicationEventPublisher events, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.events = events;
        this.clock = clock;
    }

    /** A message that waits to be judged, and the mailbox it came through. */
    public record Pending(
            MessageId message,
            MailboxId mailbox,
            Sha256 sha256,
            @Nullable String defect) {}

    /**
     * The judgement on a message.
     *
     * @param routing what the rules and the classifier said of it; null leaves what they said before
     */
    public record Judged(
            MessageId message,
            Disposition disposition,
            @Nullable String noiseKind,
            @Nullable String reason,
            @Nullable Object senderCheck,
            @Nullable Object routing) {}

    /**
     * A message as part of its thread: what a card shows of it.
     *
     * @param heldBy the legal entity whose people see it
     */
    public record Threaded(
            MessageId message,
            ThreadId thread,
            EntityId heldBy,
            Disposition disposition,
            String subject,
            Address from,
            List<Address> to,
            Instant date,
            int attachmentCount) {}

    /**
     * Mail was put on cards, in the same transaction.
     *
     * @param withAttachments those of the messages on which something hangs
     */
    public record MailCarded(EntityId entity, List<MessageId> messages, List<MessageId> withAttachments) {}

    /** Other people see these conversations from now on, in the same transaction. */
    public record MailHandedOver(Set<ThreadId> threads) {}

    /** Holds the entity's mail against other judges until the transaction ends. */
    public void lock(EntityId entity) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended(:entity, 7))")
                .param("entity", entity.toString())
                .query((row, n) -> 0)
                .single();
    }

    /** As {@link #lock}, unless somebody else holds it. */
    public boolean tryLock(EntityId entity) {
        return sql.sql("select pg_try_advisory_xact_lock(hashtextextended(:entity, 7))")
                .param("entity", entity.toString())
                .query(Boolean.class)
                .single();
    }

    /** The entities in which messages wait to be judged. */
    public List<EntityId> waiting() {
        return sql.sql(
                        "select id from legal_entity e where exists (select from filing f where f.entity_id = e.id and f.disposition = 'pending')")
                .query((row, n) -> new EntityId(row.getObject("id", UUID.class)))
                .list();
    }

    /**
     * What is to be judged next, in the order in which it came: the oldest batch, whole, so that an import gives the same events
     * whenever its parts are judged; or, when that is a single message, the single messages that came with it.
     *
     * @param inHand passed over
     * @param limit of messages
     * @param bytes of raw mail, unless one message alone has more
     */
    public List<Pending> next(EntityId entity, Set<MessageId> inHand, int limit, long bytes) {
        return sql.sql("""
                        with waiting as (
                            select f.message_id, f.batch, f.seq,
                                not exists (select from filing other where other.batch = f.batch
                                    and other.disposition = 'pending' and other.message_id <> f.message_id) as single
                            from filing f
                            where f.entity_id = :entity and f.disposition = 'pending' and f.message_id <> all(:inHand)
                            order by f.seq limit :limit),
                        oldest as (select batch, single from waiting order by seq limit 1),
                        singles as (
                            select w.batch, sum(b.size) over (order by w.seq) as bytes
                            from waiting w join message m on m.id = w.message_id join blob b on b.sha256 = m.first_sha256
                            where w.single)
                        select f.message_id, f.mailbox_id, m.first_sha256, m.defect
                        from oldest o
                            join filing f on f.entity_id = :entity and f.disposition = 'pending' and (f.batch = o.batch
                                or o.single and f.batch in (select batch from singles where bytes <= :bytes))
                                and f.message_id <> all(:inHand)
                            join message m on m.id = f.message_id
                        order by f.seq
                        """)
                .param("entity", entity.value())
                .param("inHand", inHand.stream().map(MessageId::value).toArray(UUID[]::new))
                .param("limit", limit)
                .param("bytes", bytes)
                .query((row, n) -> new Pending(
                        new MessageId(row.getObject("message_id", UUID.class)),
                        new MailboxId(row.getObject("mailbox_id", UUID.class)),
                        Sha256.ofDigest(row.getBytes("first_sha256")),
                        row.getString("defect")))
                .list();
    }

    /** Those of the messages that still wait. */
    public Set<MessageId> pending(EntityId entity, Collection<MessageId> messages) {
        return new HashSet<>(sql.sql("""
                        select message_id from filing
                        where entity_id = :entity and message_id = any(:messages) and disposition = 'pending'
                        """)
                .param("entity", entity.value())
                .param("messages", messages.stream().map(MessageId::value).toArray(UUID[]::new))
                .query((row, n) -> new MessageId(row.getObject("message_id", UUID.class)))
                .list());
    }

    public void settle(EntityId entity, List<Judged> judged) {
        sql.sql("""
                        update filing f set disposition = j.disposition, noise_kind = j.noise_kind, reason = j.reason,
                            sender_check = j.sender_check::jsonb, routing = coalesce(j.routing::jsonb, f.routing), judged_at = :now
                        from unnest(:message::uuid[], :disposition::text[], :kind::text[], :reason::text[], :check::text[],
                                :routing::text[])
                            as j (message_id, disposition, noise_kind, reason, sender_check, routing)
                        where f.entity_id = :entity and f.message_id = j.message_id
                        """)
                .param("entity", entity.value())
                .param("message", judged.stream().map(j -> j.message().value()).toArray(UUID[]::new))
                .param(
                        "disposition",
                        judged.stream().map(j -> j.disposition().key()).toArray(String[]::new))
                .param("kind", judged.stream().map(Judged::noiseKind).toArray(String[]::new))
                .param("reason", judged.stream().map(Judged::reason).toArray(String[]::new))
                .param("check", written(judged, Judged::senderCheck))
                .param("routing", written(judged, Judged::routing))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        tell(
                entity,
                judged.stream()
                        .filter(j -> j.disposition() == Disposition.CARDED)
                        .map(j -> j.message().value())
                        .toArray(UUID[]::new));
    }

    /** Whose people hold it now may be another entity. */
    private void tell(EntityId entity, UUID[] carded) {
        if (carded.length == 0) {
            return;
        }
        record Held(EntityId entity, MessageId message, boolean laden) {}
        sql
                .sql("""
                        select coalesce(f.held_by, f.entity_id) as entity, f.message_id, m.attachments <> '[]' as laden
                        from filing f join message m on m.id = f.message_id
                        where f.entity_id = :entity and f.message_id = any(:carded)
                        """)
                .param("entity", entity.value())
                .param("carded", carded)
                .query((row, n) -> new Held(
                        new EntityId(row.getObject("entity", UUID.class)),
                        new MessageId(row.getObject("message_id", UUID.class)),
                        row.getBoolean("laden")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Held::entity))
                .forEach((holder, held) -> events.publishEvent(new MailCarded(
                        holder,
                        held.stream().map(Held::message).toList(),
                        held.stream().filter(Held::laden).map(Held::message).toList())));
    }

    private @Nullable String[] written(List<Judged> judged, Function<Judged, @Nullable Object> part) {
        return judged.stream()
                .map(part)
                .map(value -> value == null ? null : json.writeValueAsString(value))
                .toArray(String[]::new);
    }

    /** The thread of each of these messages that has one in this entity. */
    public Map<MessageId, ThreadId> threads(EntityId entity, Collection<MessageId> messages) {
        return sql
                .sql("""
                        select message_id, thread_id from filing
                        where entity_id = :entity and message_id = any(:messages) and thread_id is not null
                        """)
                .param("entity", entity.value())
                .param("messages", messages.stream().map(MessageId::value).toArray(UUID[]::new))
                .query((row, n) -> Map.entry(
                        new MessageId(row.getObject("message_id", UUID.class)),
                        new ThreadId(row.getObject("thread_id", UUID.class))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The conversations that these messages are part of, as far as the people of this entity see them on cards. */
    public List<ThreadId> threadsHeldBy(EntityId holder, Collection<MessageId> messages) {
        return sql.sql("""
                        select distinct thread_id from filing
                        where message_id = any(:messages) and held_by = :holder and thread_id is not null and disposition = 'carded'
                        """)
                .param("messages", messages.stream().map(MessageId::value).toArray(UUID[]::new))
                .param("holder", holder.value())
                .query((row, n) -> new ThreadId(row.getObject("thread_id", UUID.class)))
                .list();
    }

    /** The mailbox through which a message first came to this entity. */
    public MailboxId mailboxOf(MessageId message, EntityId entity) {
        return sql.sql("select mailbox_id from filing where entity_id = :entity and message_id = :message")
                .param("entity", entity.value())
                .param("message", message.value())
                .query((row, n) -> new MailboxId(row.getObject(1, UUID.class)))
                .single();
    }

    /** A person files a message otherwise than it was judged. */
    public void refile(EntityId entity, Judged judged, UUID by) {
        settle(entity, List.of(judged));
        sql.sql("update filing set filed_by = :by where entity_id = :entity and message_id = :message")
                .param("by", by)
                .param("entity", entity.value())
                .param("message", judged.message().value())
                .update();
    }

    /** What lies in quarantine waits in this batch to be judged again. False when it does not lie there. */
    public boolean release(EntityId entity, MessageId message, UUID batch) {
        return sql.sql("""
                        update filing set disposition = 'pending', batch = :batch, reason = null, judged_at = null
                        where entity_id = :entity and message_id = :message and disposition = 'quarantined'
                        """)
                        .param("batch", batch)
                        .param("entity", entity.value())
                        .param("message", message.value())
                        .update()
                == 1;
    }

    /** Everything in these threads, by date. */
    public List<Threaded> inThreads(Collection<ThreadId> threads) {
        return sql.sql("""
                        select f.message_id, f.thread_id, f.held_by, f.disposition, m.subject, m.from_name, m.from_email, m.to_list,
                            coalesce(m.date, m.received_at) as date, m.attachment_count
                        from filing f join message m on m.id = f.message_id
                        where f.thread_id = any(:threads)
                        order by f.thread_id, coalesce(m.date, m.received_at), m.identity
                        """)
                .param("threads", threads.stream().map(ThreadId::value).toArray(UUID[]::new))
                .query((row, n) -> new Threaded(
                        new MessageId(row.getObject("message_id", UUID.class)),
                        new ThreadId(row.getObject("thread_id", UUID.class)),
                        new EntityId(row.getObject("held_by", UUID.class)),
                        Disposition.of(row.getString("disposition")),
                        row.getString("subject"),
                        new Address(row.getString("from_name"), row.getString("from_email")),
                        json.readValue(row.getString("to_list"), new TypeReference<List<Address>>() {}),
                        row.getObject("date", OffsetDateTime.class).toInstant(),
                        row.getInt("attachment_count")))
                .list();
    }

    /** From now on the people of these legal entities see what is filed in the threads, and nobody else. */
    public void handOver(Map<ThreadId, EntityId> holders) {
        int gone = sql.sql("""
                        update filing f set held_by = h.entity_id
                        from unnest(:threads::uuid[], :entities::uuid[]) as h (thread_id, entity_id)
                        where f.thread_id = h.thread_id and f.held_by <> h.entity_id
                        """)
                .param("threads", holders.keySet().stream().map(ThreadId::value).toArray(UUID[]::new))
                .param(
                        "entities",
                        holders.values().stream().map(EntityId::value).toArray(UUID[]::new))
                .update();
        if (gone > 0) {
            events.publishEvent(new MailHandedOver(Set.copyOf(holders.keySet())));
        }
    }

    /** The beginning of the newest words of each message. */
    public Map<MessageId, String> snippets(Collection<MessageId> messages) {
        return sql
                .sql("""
                        select message_id, left(coalesce(newest_text, reply_text, text), 400) as snippet
                        from message_text where message_id = any(:messages)
                        """)
                .param("messages", messages.stream().map(MessageId::value).toArray(UUID[]::new))
                .query((row, n) ->
                        Map.entry(new MessageId(row.getObject("message_id", UUID.class)), row.getString("snippet")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * What a message says now.
     *
     * @param replyText without what it quotes
     */
    public record Words(String subject, String replyText, String from) {}

    /** Of those messages that were read. */
    public Map<MessageId, Words> words(Collection<MessageId> messages) {
        return sql
                .sql("""
                        select m.id, m.subject, coalesce(t.reply_text, t.text) as words, m.from_email
                        from message m join message_text t on t.message_id = m.id
                        where m.id = any(:messages)
                        """)
                .param("messages", messages.stream().map(MessageId::value).toArray(UUID[]::new))
                .query((row, n) -> Map.entry(
                        new MessageId(row.getObject("id", UUID.class)),
                        new Words(row.getString("subject"), row.getString("words"), row.getString("from_email"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The threads, in this entity, of messages that bear one of these Message-IDs and were sent by one of these addresses. */
    public List<ThreadId> threadsOf(EntityId entity, Collection<String> messageIds, Collection<String> senders) {
        return sql.sql("""
                        select distinct f.thread_id from filing f join message m on m.id = f.message_id
                        where f.entity_id = :entity and f.thread_id is not null and m.message_id = any(:ids)
                            and lower(m.from_email) = any(:senders)
                        """)
                .param("entity", entity.value())
                .param("ids", messageIds.toArray(String[]::new))
                .param("senders", senders.toArray(String[]::new))
                .query((row, n) -> new ThreadId(row.getObject(1, UUID.class)))
                .list();
    }
}
