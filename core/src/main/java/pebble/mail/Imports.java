package pebble.mail;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pebble.audit.Audit;
import pebble.blobs.Sha256;
import pebble.identity.Caller;
import pebble.identity.UserId;
import pebble.jobs.Jobs;
import pebble.shared.Cursor;
import pebble.shared.Page;
import pebble.shared.PublicId;

/** Imports and their manifests. */
@Component
public class Imports {
    private static final String COLUMNS = """
            select r.id, r.mailbox_id, r.source, r.path, r.requested_by, r.state, r.received, r.duplicates, r.rejected, r.skipped,
                r.error, r.started_at, r.finished_at
            from import_run r join mailbox b on b.id = r.mailbox_id
            """;

    private static final String INSERT = """
            insert into import_run (id, mailbox_id, source, path, requested_by, state, received, duplicates, started_at, finished_at)
            values (:id, :mailbox, :source, :path, :by, :state, :received, :duplicates, :started, :finished)
            """;

    private final JdbcClient sql;
    private final Jobs jobs;
    private final Audit audit;
    private final Clock clock;

    Imports(JdbcClient sql, Jobs jobs, Audit audit, Clock clock) {
        this.sql = sql;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    /** Begins an import whose bytes come with the request. */
    @Transactional
    public ImportRun begin(Caller caller, Mailbox mailbox, String source) {
        return begin(caller, mailbox, source, (String) null);
    }

    /** Begins an import of a file or folder on the server's own machine, done by a job that survives restarts. */
    @Transactional
    public ImportRun begin(Caller caller, Mailbox mailbox, Path path) {
        ImportRun run = begin(
                caller,
                mailbox,
                path.getFileName() == null
                        ? path.toString()
                        : path.getFileName().toString(),
                path.toString());
        jobs.schedule(
                ImportJob.TASK, run.id().toString(), new ImportJob.Work(run.id().value()));
        return run;
    }

    /** One mail that came with a request: its import is begun, written and done in the transaction that accepts it. */
    ImportRun single(Caller caller, Mailbox mailbox, byte[] raw, Intake intake) {
        Instant now = clock.instant();
        String path = "message.eml";
        ImportRun run = ImportRun.begun(ImportId.fresh(now), mailbox.id(), path, null, caller.id(), now);
        Accepted accepted = intake.accept(mailbox, List.of(Arrival.imported(raw, path)), all -> {
            insertWithLine(
                    run.done(all.received(), all.duplicates(), now),
                    ImportItem.mail(1, path, all.items().getFirst()));
        });
        return run.done(accepted.received(), accepted.duplicates(), now);
    }

    public ImportRun get(Caller caller, ImportId id) {
        return sql.sql(COLUMNS + " where r.id = :id and (:all or b.entity_id = any(:entities))")
                .param("id", id.value())
                .params(caller.grants())
                .query(Imports::run)
                .optional()
                .orElseThrow(MailError.IMPORT_NOT_FOUND::problem);
    }

    public Page<ImportRun> of(Caller caller, MailboxId mailbox, int limit, @Nullable String cursor) {
        String key = Cursor.decode(cursor);
        UUID before = key == null ? null : PublicId.parse("job", key).orElseThrow(Cursor::malformed);
        return Page.of(
                sql.sql(COLUMNS + """
                                         where r.mailbox_id = :mailbox and (:all or b.entity_id = any(:entities))
                                             and (:before::uuid is null or r.id < :before::uuid)
                                         order by r.id desc limit :limit
                                        """)
                        .param("mailbox", mailbox.value())
                        .param("before", before)
                        .param("limit", limit + 1)
                        .params(caller.grants())
                        .query(Imports::run)
                        .list(),
                limit,
                run -> run.id().toString());
    }

    public Page<ImportItem> manifest(
            Caller caller, ImportId id, ImportItem.@Nullable Outcome outcome, int limit, @Nullable String cursor) {
        get(caller, id);
        String key = Cursor.decode(cursor);
        return Page.of(
                sql.sql("""
                                select n, path, kind, outcome, reason, sha256 from import_item
                                where import_id = :id and n > :after and (:outcome::text is null or outcome = :outcome)
                                order by n limit :limit
                                """)
                        .param("id", id.value())
                        .param("after", key == null ? 0 : number(key))
                        .param("outcome", outcome == null ? null : outcome.key())
                        .param("limit", limit + 1)
                        .query(Imports::item)
                        .list(),
                limit,
                item -> Integer.toString(item.n()));
    }

    /** Writes lines of the manifest and counts them. In the transaction that accepted the mail they tell of. */
    void write(ImportId id, List<ImportItem> items) {
        lines(id, items);
        sql.sql("""
                        update import_run set received = received + :received, duplicates = duplicates + :duplicates,
                            rejected = rejected + :rejected, skipped = skipped + :skipped
                        where id = :id
                        """)
                .param("id", id.value())
                .param("received", count(items, ImportItem.Outcome.RECEIVED))
                .param("duplicates", count(items, ImportItem.Outcome.DUPLICATE))
                .param("rejected", count(items, ImportItem.Outcome.REJECTED))
                .param("skipped", count(items, ImportItem.Outcome.SKIPPED))
                .update();
    }

    private void lines(ImportId id, List<ImportItem> items) {
        sql.sql("""
                        insert into import_item (import_id, n, path, kind, outcome, reason, sha256)
                        select :id, i.n, i.path, i.kind, i.outcome, i.reason, i.sha256
                        from unnest(:n::int[], :path::text[], :kind::text[], :outcome::text[], :reason::text[], :sha256::bytea[])
                            as i (n, path, kind, outcome, reason, sha256)
                        """)
                .param("id", id.value())
                .param("n", items.stream().map(ImportItem::n).toArray(Integer[]::new))
                .param("path", items.stream().map(ImportItem::path).toArray(String[]::new))
                .param("kind", items.stream().map(i -> i.kind().key()).toArray(String[]::new))
                .param("outcome", items.stream().map(i -> i.outcome().key()).toArray(String[]::new))
                .param("reason", items.stream().map(ImportItem::reason).toArray(String[]::new))
                .param(
                        "sha256",
                        items.stream()
                                .map(i -> i.sha256() == null ? null : i.sha256().bytes())
                                .toArray(byte[][]::new))
                .update();
    }

    /** How many lines of the manifest are durable: an import that was cut goes on behind them. */
    int written(ImportId id) {
        return sql.sql("select coalesce(max(n), 0) from import_item where import_id = :id")
                .param("id", id.value())
                .query(Integer.class)
                .single();
    }

    ImportRun get(ImportId id) {
        return sql.sql(COLUMNS + " where r.id = :id")
                .param("id", id.value())
                .query(Imports::run)
                .optional()
                .orElseThrow(MailError.IMPORT_NOT_FOUND::problem);
    }

    void finish(ImportId id, ImportRun.State state, @Nullable String error) {
        sql.sql("update import_run set state = :state, error = :error, finished_at = :now where id = :id")
                .param("id", id.value())
                .param("state", state.key())
                .param("error", error)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private ImportRun begin(Caller caller, Mailbox mailbox, String source, @Nullable String path) {
        Instant now = clock.instant();
        ImportRun run = ImportRun.begun(ImportId.fresh(now), mailbox.id(), source, path, caller.id(), now);
        insert(run);
        audit.record(
                caller, new Audit.Change("import.begun", "import", run.id().toString(), mailbox.entity(), null, run));
        return run;
    }

    private void insert(ImportRun run) {
        bound(sql.sql(INSERT), run).update();
    }

    /** A run of one mail with its whole manifest, in one go to the database. */
    private void insertWithLine(ImportRun run, ImportItem line) {
        bound(sql.sql("with run as (" + INSERT + " returning id) " + """
                                insert into import_item (import_id, n, path, kind, outcome, sha256)
                                select id, :n, :item, :kind, :outcome, :sha256 from run
                                """), run)
                .param("n", line.n())
                .param("item", line.path())
                .param("kind", line.kind().key())
                .param("outcome", line.outcome().key())
                .param("sha256", line.sha256() == null ? null : line.sha256().bytes())
                .update();
    }

    private static JdbcClient.StatementSpec bound(JdbcClient.StatementSpec insert, ImportRun run) {
        return insert.param("id", run.id().value())
                .param("mailbox", run.mailboxId().value())
                .param("source", run.source())
                .param("path", run.path())
                .param("by", run.requestedBy().value())
                .param("state", run.state().key())
                .param("received", run.received())
                .param("duplicates", run.duplicates())
                .param("started", run.startedAt().atOffset(ZoneOffset.UTC))
                .param(
                        "finished",
                        run.finishedAt() == null ? null : run.finishedAt().atOffset(ZoneOffset.UTC));
    }

    private static int number(String key) {
        try {
            return Integer.parseInt(key);
        } catch (NumberFormatException notOurs) {
            throw Cursor.malformed();
        }
    }

    private static int count(List<ImportItem> items, ImportItem.Outcome outcome) {
        return (int) items.stream().filter(i -> i.outcome() == outcome).count();
    }

    private static ImportRun run(ResultSet row, int n) throws SQLException {
        OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        return new ImportRun(
                new ImportId(row.getObject("id", UUID.class)),
                new MailboxId(row.getObject("mailbox_id", UUID.class)),
                row.getString("source"),
                row.getString("path"),
                new UserId(row.getObject("requested_by", UUID.class)),
                ImportRun.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInt("received"),
                row.getInt("duplicates"),
                row.getInt("rejected"),
                row.getInt("skipped"),
                row.getString("error"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant());
    }

    private static ImportItem item(ResultSet row, int rowNumber) throws SQLException {
        byte[] sha256 = row.getBytes("sha256");
        return new ImportItem(
                row.getInt("n"),
                row.getString("path"),
                ImportItem.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                ImportItem.Outcome.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT)),
                row.getString("reason"),
                sha256 == null ? null : Sha256.ofDigest(sha256));
    }
}
