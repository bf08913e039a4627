package pebble.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pebble.audit.Audit;
import pebble.blobs.Sha256;
import pebble.identity.Caller;
import pebble.shared.Problem;

/**
 * The proof that no mail is left behind: what the source holds against what Pebble holds. For a server's mailbox the source
 * is the server at this moment; for an import mailbox it is the manifests of its imports.
 */
@Component
public class Reconciliation {
    private static final int SHOWN = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final JdbcClient sql;
    private final Mailboxes mailboxes;
    private final MailSources sources;
    private final MailboxLocks locks;
    private final LeftOut leftOut;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Reconciliation(
            JdbcClient sql,
            Mailboxes mailboxes,
            MailSources sources,
            MailboxLocks locks,
            LeftOut leftOut,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.sql = sql;
        this.mailboxes = mailboxes;
        this.sources = sources;
        this.locks = locks;
        this.leftOut = leftOut;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * @param sourceCount mails at the source; for imports the same bytes count once, however often and wherever they were found
     * @param heldCount how many of them Pebble holds
     * @param missingCount how many are missing, of which {@code missing} lists the first thousand
     * @param byDisposition what became of the messages held in this mailbox
     */
    public record Report(
            Instant at,
            int sourceCount,
            int heldCount,
            int missingCount,
            List<Missing> missing,
            Map<String, Integer> byDisposition) {}

    /**
     * A mail that the source has and Pebble has not.
     *
     * @param reason why it was left out; null when it is not known or merely has not come yet
     */
    public record Missing(
            @Nullable String folder,
            @Nullable Long uid,
            @Nullable String path,
            @Nullable Sha256 sha256,
            @Nullable String reason) {}

    public Report report(Caller caller, MailboxId id) {
        Mailbox mailbox = mailboxes.get(caller, id);
        return mailbox.kind() == MailboxKind.IMPORT ? ofManifests(mailbox) : ofServer(mailbox);
    }

    /** Brings what is missing. Returns how many messages came. */
    public int repair(Caller caller, MailboxId id) {
        Mailbox mailbox = mailboxes.get(caller, id);
        if (mailbox.kind() == MailboxKind.IMPORT) {
            throw MailError.MAILBOX_HAS_NO_SERVER.problem();
        }
        MailSource source = sources.get(mailbox.kind());
        // A look at a mailbox is short: whoever repairs waits for it.
        try (var _ = locks.lock(id, PATIENCE).orElseThrow(MailError.MAILBOX_BUSY::problem)) {
            Map<String, String> secrets = mailboxes.secrets(mailbox.id());
            List<MailSource.Held> missing = missing(mailbox, source.inventory(mailbox, secrets));
            int repaired = missing.isEmpty() ? 0 : source.fetch(mailbox, secrets, missing);
            transaction.executeWithoutResult(status -> noteRepair(caller, mailbox, missing.size(), repaired));
            return repaired;
        } catch (MailSource.SourceUnavailable away) {
            throw unreachable(away);
        }
    }

    private void noteRepair(Caller caller, Mailbox mailbox, int missing, int repaired) {
        audit.record(
                caller,
                new Audit.Change(
                        "mailbox.repaired",
                        "mailbox",
                        mailbox.id().toString(),
                        mailbox.entity(),
                        Map.of("missing", missing),
                        Map.of("repaired", repaired)));
    }

    private Report ofManifests(Mailbox mailbox) {
        int source = sql.sql("""
                        select count(distinct i.sha256) from import_item i join import_run r on r.id = i.import_id
                        where r.mailbox_id = :mailbox and i.sha256 is not null
                        """)
                .param("mailbox", mailbox.id().value())
                .query(Integer.class)
                .single();
        List<Missing> missing = sql.sql("""
                        select distinct on (i.sha256) i.path, i.sha256
                        from import_item i join import_run r on r.id = i.import_id
                        where r.mailbox_id = :mailbox and i.sha256 is not null
                            and not exists (select from placement p
                                where p.mailbox_id = :mailbox and p.sha256 = i.sha256)
                        """)
                .param("mailbox", mailbox.id().value())
                .query((row, n) ->
                        new Missing(null, null, row.getString("path"), Sha256.ofDigest(row.getBytes("sha256")), null))
                .list();
        return report(mailbox, source, missing);
    }

    private Report ofServer(Mailbox mailbox) {
        List<MailSource.Held> inventory = inventory(mailbox);
        Map<MailSource.Held, String> reasons = leftOut.reasons(mailbox.id());
        List<Missing> missing = missing(mailbox, inventory).stream()
                .map(held -> new Missing(held.folder(), held.uid().value(), null, null, reasons.get(held)))
                .toList();
        return report(mailbox, inventory.size(), missing);
    }

    private Report report(Mailbox mailbox, int source, List<Missing> missing) {
        return new Report(
                clock.instant(),
                source,
                source - missing.size(),
                missing.size(),
                missing.subList(0, Math.min(SHOWN, missing.size())),
                byDisposition(mailbox));
    }

    private Map<String, Integer> byDisposition(Mailbox mailbox) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Disposition disposition : Disposition.values()) {
            counts.put(disposition.key(), 0);
        }
        sql.sql("""
                        select f.disposition, count(distinct f.message_id) as n
                        from placement p join filing f on f.message_id = p.message_id and f.entity_id = :entity
                        where p.mailbox_id = :mailbox
                        group by 1
                        """)
                .param("entity", mailbox.entity().value())
                .param("mailbox", mailbox.id().value())
                .query((row, n) -> counts.put(row.getString("disposition"), row.getInt("n")))
                .list();
        return counts;
    }

    private List<MailSource.Held> inventory(Mailbox mailbox) {
        try {
            return sources.get(mailbox.kind()).inventory(mailbox, mailboxes.secrets(mailbox.id()));
        } catch (MailSource.SourceUnavailable away) {
            throw unreachable(away);
        }
    }

    private static Problem unreachable(MailSource.SourceUnavailable away) {
        return new Problem(MailError.MAILBOX_UNREACHABLE, String.valueOf(away.getMessage()));
    }

    private List<MailSource.Held> missing(Mailbox mailbox, List<MailSource.Held> inventory) {
        Set<MailSource.Held> held = new HashSet<>(sql.sql("""
                        select folder, uid_validity, uid from placement where mailbox_id = :mailbox and uid is not null
                        """)
                .param("mailbox", mailbox.id().value())
                .query((row, n) -> new MailSource.Held(
                        row.getString("folder"), new Arrival.Uid(row.getLong("uid_validity"), row.getLong("uid"))))
                .list());
        return inventory.stream().filter(mail -> !held.contains(mail)).toList();
    }
}
