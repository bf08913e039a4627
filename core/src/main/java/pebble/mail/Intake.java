package pebble.mail;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pebble.blobs.Blobs;
import pebble.blobs.Sha256;
import pebble.identity.EntityId;
import pebble.mime.Mail;
import pebble.mime.MailReader;
import pebble.shared.PublicId;

/**
 * Takes mail in: bytes durable, then copy, message, placement and a pending filing in one short transaction. The same bytes
 * again change nothing; the same mail through another mailbox becomes one more placement of the same message.
 */
@Component
public class Intake {
    private final JdbcClient sql;
    private final Blobs blobs;
    private final Messages messages;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Intake(
            JdbcClient sql,
            Blobs blobs,
            Messages messages,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.sql = sql;
        this.blobs = blobs;
        this.messages = messages;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /** Told in the transaction that accepted mail: these filings wait to be judged. */
    public record MailAccepted(EntityId entity, UUID batch) {}

    /** What a source wants to happen in the same transaction: moving its cursor, writing its manifest. */
    @FunctionalInterface
    public interface Receipt {
        void write(Accepted accepted);
    }

    /** Reads and keeps what a source brought. Reading happens before the transaction, so that it stays short. */
    public Accepted accept(Mailbox mailbox, List<Arrival> arrivals, Receipt receipt) {
        List<Parsed> parsed = parse(arrivals);
        return transaction.execute(status -> {
            Accepted accepted = keep(mailbox, parsed);
            receipt.write(accepted);
            return accepted;
        });
    }

    private record Parsed(Arrival arrival, Sha256 sha256, Mail mail, Sha256 identity) {}

    private List<Parsed> parse(List<Arrival> arrivals) {
        return arrivals.parallelStream()
                .map(arrival -> {
                    Sha256 sha256 = Sha256.of(arrival.raw());
                    Mail mail = MailReader.read(arrival.raw());
                    return new Parsed(arrival, sha256, mail, Identity.of(mail, sha256));
                })
                .toList();
    }

    private Accepted keep(Mailbox mailbox, List<Parsed> parsed) {
        Instant now = clock.instant();
        Map<Sha256, Parsed> bySha =
                parsed.stream().collect(toMap(Parsed::sha256, p -> p, (first, again) -> first, LinkedHashMap::new));
        Set<Sha256> held = placedIn(mailbox, bySha.keySet());

        blobs.put(bySha.values().stream()
                .collect(toMap(Parsed::sha256, p -> p.arrival().raw())));
        Map<Sha256, MessageId> messageOf = messages.keep(
                bySha.values().stream()
                        .map(p -> new Messages.Draft(p.identity(), p.sha256(), p.mail()))
                        .toList(),
                now);
        copies(bySha.values().stream().toList(), messageOf, now);

        List<Accepted.Item> items = new ArrayList<>();
        List<Accepted.Item> toPlace = new ArrayList<>();
        for (Parsed p : parsed) {
            boolean duplicate = !held.add(p.sha256());
            Accepted.Item item = new Accepted.Item(p.arrival(), message(messageOf, p), p.sha256(), duplicate);
            items.add(item);
            if (!duplicate || p.arrival().uid() != null) {
                toPlace.add(item);
            }
        }
        place(mailbox, toPlace, now);
        file(mailbox, toPlace);
        return new Accepted(items);
    }

    private Set<Sha256> placedIn(Mailbox mailbox, Set<Sha256> candidates) {
        return sql
                .sql("select distinct sha256 from placement where mailbox_id = :mailbox and sha256 = any(:candidates)")
                .param("mailbox", mailbox.id().value())
                .param("candidates", digests(candidates))
                .query((row, n) -> Sha256.ofDigest(row.getBytes(1)))
                .stream()
                .collect(Collectors.toSet());
    }

    private void copies(List<Parsed> parsed, Map<Sha256, MessageId> messageOf, Instant now) {
        List<Parsed> ordered = parsed.stream()
                .sorted(java.util.Comparator.comparing(Parsed::sha256))
                .toList();
        sql.sql("""
                        insert into copy (sha256, message_id, size, received_at)
                        select c.sha256, c.message_id, c.size, :now
                        from unnest(:sha256::bytea[], :message::uuid[], :size::bigint[]) as c (sha256, message_id, size)
                        on conflict (sha256) do nothing
                        """)
                .param("sha256", ordered.stream().map(p -> p.sha256().bytes()).toArray(byte[][]::new))
                .param(
                        "message",
                        ordered.stream().map(p -> message(messageOf, p).value()).toArray(UUID[]::new))
                .param(
                        "size",
                        ordered.stream()
                                .map(p -> (long) p.arrival().raw().length)
                                .toArray(Long[]::new))
                .param("now", utc(now))
                .update();
    }

    private void place(Mailbox mailbox, List<Accepted.Item> items, Instant now) {
        sql.sql("""
                        insert into placement (id, mailbox_id, message_id, seq, sha256, folder, uid_validity, uid, received_at)
                        select p.id, :mailbox, p.message_id, m.seq, p.sha256, p.folder, p.uid_validity, p.uid, :now
                        from unnest(:id::uuid[], :message::uuid[], :sha256::bytea[], :folder::text[], :validity::bigint[],
                            :uid::bigint[]) as p (id, message_id, sha256, folder, uid_validity, uid)
                            join message m on m.id = p.message_id
                        on conflict do nothing
                        """)
                .param("mailbox", mailbox.id().value())
                .param("id", items.stream().map(i -> PublicId.fresh(now)).toArray(UUID[]::new))
                .param("message", items.stream().map(i -> i.message().value()).toArray(UUID[]::new))
                .param("sha256", items.stream().map(i -> i.sha256().bytes()).toArray(byte[][]::new))
                .param("folder", items.stream().map(i -> i.arrival().folder()).toArray(String[]::new))
                .param(
                        "validity",
                        items.stream()
                                .map(i -> i.arrival().uid() == null
                                        ? null
                                        : i.arrival().uid().validity())
                                .toArray(Long[]::new))
                .param(
                        "uid",
                        items.stream()
                                .map(i -> i.arrival().uid() == null
                                        ? null
                                        : i.arrival().uid().value())
                                .toArray(Long[]::new))
                .param("now", utc(now))
                .update();
    }

    private void file(Mailbox mailbox, List<Accepted.Item> items) {
        UUID batch = PublicId.fresh(clock.instant());
        int filed = sql.sql("""
                        insert into filing (message_id, entity_id, seq, batch, mailbox_id, disposition)
                        select m.id, :entity, m.seq, :batch, :mailbox, 'pending'
                        from message m where m.id = any(:messages)
                        order by m.id
                        on conflict (message_id, entity_id) do nothing
                        """)
                .param("entity", mailbox.entity().value())
                .param("batch", batch)
                .param("mailbox", mailbox.id().value())
                .param(
                        "messages",
                        items.stream().map(i -> i.message().value()).distinct().toArray(UUID[]::new))
                .update();
        if (filed > 0) {
            events.publishEvent(new MailAccepted(mailbox.entity(), batch));
        }
    }

    private static MessageId message(Map<Sha256, MessageId> messageOf, Parsed parsed) {
        return Objects.requireNonNull(messageOf.get(parsed.identity()), "every draft is kept or held");
    }

    private static byte[][] digests(Set<Sha256> values) {
        return values.stream().map(Sha256::bytes).toArray(byte[][]::new);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
