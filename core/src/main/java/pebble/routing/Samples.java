package pebble.routing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pebble.blobs.Blobs;
import pebble.blobs.Sha256;
import pebble.board.CardId;
import pebble.board.Classification;
import pebble.classification.NoiseKind;
import pebble.identity.Caller;
import pebble.identity.EntityId;
import pebble.lessons.Verdict;
import pebble.mail.MailboxId;
import pebble.mail.Mailboxes;
import pebble.mail.MessageId;
import pebble.mail.OwnAddresses;
import pebble.mime.Address;
import pebble.mime.Attachment;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The latest messages that were filed, as a caller may see them. */
@Component
class Samples {
    /** As much of a text as rules look at. */
    private static final int TEXT = 200_000;

    /**
     * A card was opened by the newest of its messages from outside that came in the first batch, or the newest of all where one of us wrote them. Numbers are given nearly in the order of arrival: the smallest of the
     * first thousand is before all others.
     */
    private static final String LATEST = """
            with sample as materialized (
                select f.message_id, f.entity_id, f.held_by, f.seq, f.mailbox_id, f.disposition, f.noise_kind, f.reason,
                    f.thread_id, f.filed_by, f.routing
                from filing f left join card c on c.thread_id = f.thread_id and f.disposition = 'carded'
                where f.disposition in ('carded', 'noise')
                    and (:all or (f.held_by = any(:entities) and (c.id is null or c.stream = any(:streams))))
                    and f.seq >= (select min(seq) from
                        (select seq from message where received_at >= :since order by received_at limit 1000) first)
                order by f.seq desc, f.entity_id limit :most),
            opener as (
                select distinct on (f.thread_id) f.thread_id, f.message_id
                from filing f join message m on m.id = f.message_id
                where f.thread_id in (select thread_id from sample) and f.disposition = 'carded'
                order by f.thread_id, min(f.seq) over (partition by f.thread_id, f.batch),
                    lower(m.from_email) = any(:addresses) or split_part(lower(m.from_email), '@', 2) = any(:domains),
                    m.date desc nulls last, f.seq desc)
            select s.seq, s.message_id, s.entity_id, s.held_by, s.mailbox_id, s.noise_kind, s.reason, s.disposition = 'noise' as is_noise,
                s.filed_by is not null as by_person, s.routing, m.subject, m.from_name, m.from_email,
                coalesce(m.date, m.received_at) as date, m.received_at, m.first_sha256, b.size, c.id as card_id, c.stream,
                c.classification, case s.disposition when 'noise' then c.id is null else o.message_id is not null end as opens
            from sample s
                join message m on m.id = s.message_id
                join blob b on b.sha256 = m.first_sha256
                left join card c on c.thread_id = s.thread_id
                left join opener o on o.thread_id = s.thread_id and o.message_id = s.message_id
            order by s.seq desc, s.entity_id
            """;

    private final JdbcClient sql;
    private final Mailboxes mailboxes;
    private final JsonMapper json;

    Samples(JdbcClient sql, Mailboxes mailboxes, JsonMapper json) {
        this.sql = sql;
        this.mailboxes = mailboxes;
        this.json = json;
    }

    /** The newest arrival first. What lies in quarantine, or waits to be judged, is none of them. */
    List<Sampled> latest(Caller caller, Instant since, int most) {
        OwnAddresses own = OwnAddresses.of(new HashSet<>(mailboxes.ownAddresses()));
        return sql.sql(LATEST)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .param("addresses", own.addresses().toArray(String[]::new))
                .param("domains", own.domains().toArray(String[]::new))
                .params(caller.grants())
                .query(this::sampled)
                .list();
    }

    /** What else is held of a message. */
    record Held(String text, List<Attachment> attachments) {}

    Map<MessageId, Held> held(Collection<MessageId> messages) {
        return sql
                .sql("""
                        select m.id, left(t.text, :most) as text, m.attachments
                        from message m join message_text t on t.message_id = m.id where m.id = any(:messages)
                        """)
                .param("most", TEXT)
                .param("messages", messages.stream().map(MessageId::value).toArray(UUID[]::new))
                .query((row, n) -> Map.entry(
                        new MessageId(row.getObject("id", UUID.class)),
                        new Held(
                                row.getString("text"),
                                json.readValue(
                                        row.getString("attachments"), new TypeReference<List<Attachment>>() {}))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one));
    }

    private Sampled sampled(ResultSet row, int n) throws SQLException {
        return new Sampled(
                row.getLong("seq"),
                new MessageId(row.getObject("message_id", UUID.class)),
                new EntityId(row.getObject("entity_id", UUID.class)),
                new EntityId(row.getObject("held_by", UUID.class)),
                new MailboxId(row.getObject("mailbox_id", UUID.class)),
                Sha256.ofDigest(row.getBytes("first_sha256")),
                row.getLong("size") > Blobs.HEAD,
                row.getString("subject"),
                new Address(row.getString("from_name"), row.getString("from_email")),
                row.getObject("date", OffsetDateTime.class).toInstant(),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("is_noise")
                        ? new Sampled.Noise(
                                NoiseKind.of(row.getString("noise_kind")),
                                Objects.requireNonNullElse(row.getString("reason"), ""))
                        : null,
                row.getBoolean("by_person"),
                verdict(row.getString("routing")),
                card(row),
                row.getBoolean("opens"));
    }

    private @Nullable Verdict verdict(@Nullable String routing) {
        return routing == null
                ? null
                : json.readValue(routing, Placing.Routed.class).verdict();
    }

    private Sampled.@Nullable Lies card(ResultSet row) throws SQLException {
        UUID card = row.getObject("card_id", UUID.class);
        String classification = row.getString("classification");
        return card == null
                ? null
                : new Sampled.Lies(
                        new CardId(card),
                        row.getString("stream"),
                        classification == null ? null : json.readValue(classification, Classification.class));
    }
}
