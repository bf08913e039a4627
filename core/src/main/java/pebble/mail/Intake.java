package pebble.mail;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pebble.blobs.Blobs;
import pebble.blobs.Sha256;
import pebble.identity.EntityId;
import pebble.mime.Mail;
import pebble.mime.MailReader;
import pebble.shared.PlannedOnce;
import pebble.shared.PublicId;

/**
 * Takes mail in: bytes durable, then copy, message, placement and a pending filing in one short transaction. The same bytes
 * again change nothing; the same mail through another mailbox becomes one more placement of the same message.
 */
@Component
public class Intake {
    private static final int ATTEMPTS = 5;

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

    /** Told in the transaction that accepted mail: there are filings that wait to be judged. */
    public record MailAccepted(EntityId entity) {}

    /** What a source wants to happen in the same transaction: moving its cursor, writing its manifest. */
    @FunctionalInterface
    public interface Receipt {
        void write(Accepted accepted);
    }

    /** Reads and keeps what a source brought. Reading happens before the transaction, so that it stays short. */
    public Accepted accept(Mailbox mailbox, List<Arrival> arrivals, Receipt receipt) {
        List<Parsed> parsed = parse(arrivals);
        blobs.sendAhead(
                parsed.stream().collect(toMap(Parsed::sha256, p -> p.arrival().raw(), (first, again) -> first)));
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.execute(status -> {
                    PlannedOnce.inThisTransaction(sql);
                    Accepted accepted = keep(mailbox, parsed);
                    receipt.write(accepted);
                    return accepted;
                });
            } catch (ConcurrencyFailureException met) {
                // Two sources that bring the same mails in another order may each wait for the other; one was let go.
                if (attempt == ATTEMPTS) {
                    throw met;
                }
            }
        }
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
        blobs.put(bySha.values().stream()
                .collect(toMap(Parsed::sha256, p -> p.arrival().raw())));
        Map<Sha256, MessageId> messageOf = messages.keep(
                bySha.values().stream()
                        .map(p -> new Messages.Draft(p.identity(), p.sha256(), p.mail()))
                        .toList(),
                now);
        Set<Sha256> held = parsed.isEmpty() ? new HashSet<>() : place(mailbox, parsed, messageOf, now);
        return new Accepted(parsed.stream()
                .map(p -> new Accepted.Item(p.arrival(), message(messageOf, p), p.sha256(), !held.add(p.sha256())))
                .toList());
    }

    /**
     * Copies, placements and filings, in one go to the database: for one mail, going there is most of the cost.
     *
     * @return what lay in the mailbox before
     */
    private Set<Sha256> place(Mailbox mailbox, List<Parsed> parsed, Map<Sha256, MessageId> messageOf, Instant now) {
        record Placed(Sha256 sha256, boolean held, int filed) {}
        UUID batch = PublicId.fresh(now);
        List<Placed> placed = sql.sql("""
                        with arrived as (
                            select a.*, m.seq
                            from unnest(:sha256::bytea[], :message::uuid[], :size::bigint[], :id::uuid[], :folder::text[],
                                :validity::bigint[], :uid::bigint[])
                                    as a (sha256, message_id, size, id, folder, uid_validity, uid)
                                join message m on m.id = a.message_id),
                        copied as (
                            insert into copy (sha256, message_id, size, received_at)
                            select distinct on (sha256) sha256, message_id, size, :now from arrived order by sha256
                            on conflict (sha256) do nothing),
                        placed as (
                            insert into placement (id, mailbox_id, message_id, seq, sha256, folder, uid_validity, uid, received_at)
                            select id, :mailbox, message_id, seq, sha256, folder, uid_validity, uid, :now from arrived a
                            where uid is not null or not exists (select from placement p
                                where p.mailbox_id = :mailbox and p.sha256 = a.sha256)
                            on conflict do nothing),
                        filed as (
                            insert into filing (message_id, entity_id, held_by, seq, batch, mailbox_id, disposition)
                            select distinct message_id, :entity::uuid, :entity::uuid, seq, :batch::uuid, :mailbox::uuid, 'pending' from arrived
                            order by message_id
                            on conflict (message_id, entity_id) do nothing
                            returning message_id)
                        select a.sha256, (select count(*) from filed) as filed,
                            exists (select from placement p where p.mailbox_id = :mailbox and p.sha256 = a.sha256) as held
                        from arrived a
                        """)
                .param("mailbox", mailbox.id().value())
                .param("entity", mailbox.entity().value())
                .param("batch", batch)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("sha256", parsed.stream().map(p -> p.sha256().bytes()).toArray(byte[][]::new))
                .param(
                        "message",
                        parsed.stream().map(p -> message(messageOf, p).value()).toArray(UUID[]::new))
                .param(
                        "size",
                        parsed.stream()
                                .map(p -> (long) p.arrival().raw().length)
                                .toArray(Long[]::new))
                .param("id", parsed.stream().map(p -> PublicId.fresh(now)).toArray(UUID[]::new))
                .param("folder", parsed.stream().map(p -> p.arrival().folder()).toArray(String[]::new))
                .param("validity", uids(parsed, Arrival.Uid::validity))
                .param("uid", uids(parsed, Arrival.Uid::value))
                .query((row, n) -> new Placed(
                        Sha256.ofDigest(row.getBytes("sha256")), row.getBoolean("held"), row.getInt("filed")))
                .list();
        if (placed.getFirst().filed() > 0) {
            events.publishEvent(new MailAccepted(mailbox.entity()));
        }
        return placed.stream().filter(Placed::held).map(Placed::sha256).collect(toSet());
    }

    private static @Nullable Long[] uids(List<Parsed> parsed, Function<Arrival.Uid, Long> part) {
        return parsed.stream()
                .map(p -> p.arrival().uid() == null
                        ? null
                        : part.apply(p.arrival().uid()))
                .toArray(Long[]::new);
    }

    private static MessageId message(Map<Sha256, MessageId> messageOf, Parsed parsed) {
        return Objects.requireNonNull(messageOf.get(parsed.identity()), "every draft is kept or held");
    }
}
