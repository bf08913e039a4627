package pebble.processing;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pebble.documents.DocumentId;
import pebble.documents.Documents;
import pebble.identity.Caller;
import pebble.shared.Page;
import pebble.shared.RowPlace;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The steps of documents, in the specification's table. A row that is due belongs to who claims it, for as long as that process lives. */
@Component
public class ProcessingJobs {
    private static final String COLUMNS =
            " id, document_id, job_type, status, attempts, result, error, started_at, completed_at, created_at ";

    private static final TypeReference<Map<String, ?>> RESULT = new TypeReference<>() {};

    private final JdbcClient sql;
    private final JsonMapper json;
    private final Clock clock;

    ProcessingJobs(JdbcClient sql, JsonMapper json, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    /** In the order in which they were made. */
    public List<ProcessingJob> of(DocumentId document) {
        return sql.sql("select" + COLUMNS + "from processing_jobs where document_id = :id order by created_at, id")
                .param("id", document.value())
                .query(ProcessingJobs::row)
                .list();
    }

    /** A step, and what its document is called. */
    public record Listed(@JsonUnwrapped ProcessingJob job, String filename) {}

    /** Of the documents that the caller may see, newest first; steps that ended are told with their documents only. */
    public Page<Listed> list(Caller caller, ProcessingJob.Status status, int limit, @Nullable String cursor) {
        RowPlace after = RowPlace.of(cursor);
        // The status stands in the words of the query, so that the index of what is open serves it.
        List<Listed> rows = sql.sql(
                        "select j.id, j.document_id, j.job_type, j.status, j.attempts, j.result, j.error, j.started_at,"
                                + " j.completed_at, j.created_at, d.filename from processing_jobs j join documents d on d.id = j.document_id"
                                + " where j.status = '" + status.key() + "' and d.trashed_at is null and"
                                + Documents.GRANTED + """
                        and (:at::timestamptz is null or (j.created_at, j.id) < (:at, :id))
                        order by j.created_at desc, j.id desc limit :limit
                        """)
                .params(caller.grants())
                .param("at", after == null ? null : after.utc())
                .param("id", after == null ? null : after.id())
                .param("limit", limit + 1)
                .query((row, n) -> new Listed(row(row, n), row.getString("filename")))
                .list();
        return Page.of(
                rows,
                limit,
                listed ->
                        new RowPlace(listed.job().createdAt(), listed.job().id().value()).key());
    }

    Optional<ProcessingJob> find(ProcessingJobId id) {
        return sql.sql("select" + COLUMNS + "from processing_jobs where id = :id")
                .param("id", id.value())
                .query(ProcessingJobs::row)
                .optional();
    }

    /** Once more, and after it what came after it. Returns whether it had been given up. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean retry(ProcessingJob job, Collection<String> later) {
        int again =
                sql.sql("""
                        update processing_jobs set status = 'pending', attempts = 0, crashes = 0, error = null, completed_at = null, due_at = :now
                        where id = :id and status = 'failed'
                        """).param("now", now()).param("id", job.id().value()).update();
        if (again == 1) {
            sql.sql("""
                            update processing_jobs set status = 'waiting', attempts = 0, crashes = 0, error = null, completed_at = null
                            where document_id = :document and job_type = any(:later) and status in ('done', 'skipped', 'failed')
                            """)
                    .param("document", job.documentId().value())
                    .param("later", later.toArray(String[]::new))
                    .update();
        }
        return again == 1;
    }

    /** What is done with each of the documents just now, or comes next; of those that are done nothing is told. */
    public Map<DocumentId, String> present(Collection<DocumentId> documents) {
        Map<DocumentId, String> steps = new HashMap<>();
        sql.sql("""
                        select distinct on (document_id) document_id, job_type from processing_jobs
                        where document_id = any(:ids) and status in ('running', 'pending')
                        order by document_id, status desc, created_at
                        """)
                .param("ids", documents.stream().map(DocumentId::value).toArray(UUID[]::new))
                .query(row -> {
                    steps.put(new DocumentId(row.getObject("document_id", UUID.class)), row.getString("job_type"));
                });
        return steps;
    }

    /** What was told when a step ended. */
    Optional<Map<String, ?>> result(DocumentId document, String step) {
        return sql.sql(
                        "select result from processing_jobs where document_id = :id and job_type = :step and status = 'done'")
                .param("id", document.value())
                .param("step", step)
                .query(String.class)
                .optional()
                .map(result -> json.readValue(result, RESULT));
    }

    /** Anew, instead of those that were there. */
    @Transactional(propagation = Propagation.MANDATORY)
    void begin(DocumentId document, List<Step> steps) {
        sql.sql("delete from processing_jobs where document_id = :id")
                .param("id", document.value())
                .update();
        sql.sql("""
                        insert into processing_jobs (document_id, job_type, status, created_at, due_at)
                        select :id, s.name, s.status, :now + s.place * interval '1 microsecond', :now
                        from unnest(:names::text[], :statuses::text[]) with ordinality as s (name, status, place)
                        """)
                .param("id", document.value())
                .param("names", steps.stream().map(Step::name).toArray(String[]::new))
                .param(
                        "statuses",
                        steps.stream()
                                .map(step -> step.after().isEmpty() ? "pending" : "waiting")
                                .toArray(String[]::new))
                .param("now", now())
                .update();
    }

    /** Whether the step had ended, and begins again. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean beginAgain(DocumentId document, String step) {
        return sql.sql("""
                                update processing_jobs set status = 'pending', attempts = 0, crashes = 0, due_at = :now, error = null, completed_at = null
                                where document_id = :id and job_type = :step and status in ('done', 'failed')
                                """)
                        .param("now", now())
                        .param("id", document.value())
                        .param("step", step)
                        .update()
                > 0;
    }

    /** The steps of which something is due. */
    List<String> due() {
        return sql.sql("select distinct job_type from processing_jobs where status = 'pending' and due_at <= :now")
                .param("now", now())
                .query((row, n) -> row.getString(1))
                .list();
    }

    /** The oldest that are due, so many at most, now this worker's. One statement, and so a transaction by itself. */
    List<ProcessingJob> claim(String step, int most, long worker) {
        return sql.sql("""
                        update processing_jobs j set status = 'running', worker = :worker, started_at = :now, attempts = j.attempts + 1
                        from (select id from processing_jobs where job_type = :step and status = 'pending' and due_at <= :now
                            order by due_at limit :most for update skip locked) due
                        where j.id = due.id
                        returning j.id, j.document_id, j.job_type, j.status, j.attempts, j.result, j.error, j.started_at, j.completed_at, j.created_at
                        """)
                .param("worker", worker)
                .param("now", now())
                .param("step", step)
                .param("most", most)
                .query(ProcessingJobs::row)
                .list();
    }

    /** Whether it was still this worker's to end. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean end(ProcessingJob job, long worker, Step.Done done) {
        int ended = sql.sql("""
                        update processing_jobs set status = 'done', result = :result::jsonb, error = null, completed_at = :now, worker = null
                        where id = :id and status = 'running' and worker = :worker
                        """)
                .param("result", json.writeValueAsString(done.result()))
                .param("now", now())
                .param("id", job.id().value())
                .param("worker", worker)
                .update();
        if (ended == 1 && (done.last() || !done.skipped().isEmpty())) {
            sql.sql("""
                            update processing_jobs set status = 'skipped', completed_at = :now
                            where document_id = :document and (:last or job_type = any(:skipped)) and status = 'waiting'
                            """)
                    .param("now", now())
                    .param("document", job.documentId().value())
                    .param("last", done.last())
                    .param("skipped", done.skipped().toArray(String[]::new))
                    .update();
        }
        return ended == 1;
    }

    /**
     * How the steps of a document stand.
     *
     * @param begun those that waited for nothing else, and begin now
     * @param open whether anything is still to be done
     * @param failed whether something was given up
     */
    record Standing(List<String> begun, boolean open, boolean failed) {}

    /** Has those begin that waited for nothing else. */
    @Transactional(propagation = Propagation.MANDATORY)
    Standing follow(DocumentId document, List<Step> steps) {
        List<String[]> needs = steps.stream()
                .flatMap(step -> step.after().stream().map(need -> new String[] {step.name(), need}))
                .toList();
        // Both parts see the rows as they were; one that begins was open before as well.
        return sql.sql("""
                        with begun as (
                            update processing_jobs w set status = 'pending', due_at = :now
                            where w.document_id = :document and w.status = 'waiting' and not exists (
                                select from unnest(:steps::text[], :needs::text[]) as n (step, need)
                                    join processing_jobs p on p.document_id = w.document_id and p.job_type = n.need
                                where n.step = w.job_type and p.status in ('waiting', 'pending', 'running'))
                            returning w.job_type)
                        select array(select job_type from begun) as begun,
                            coalesce(bool_or(status in ('waiting', 'pending', 'running')), false) as open,
                            coalesce(bool_or(status = 'failed'), false) as failed
                        from processing_jobs where document_id = :document
                        """)
                .param("now", now())
                .param("document", document.value())
                .param("steps", needs.stream().map(pair -> pair[0]).toArray(String[]::new))
                .param("needs", needs.stream().map(pair -> pair[1]).toArray(String[]::new))
                .query((row, n) -> new Standing(
                        List.of((String[]) row.getArray("begun").getArray()),
                        row.getBoolean("open"),
                        row.getBoolean("failed")))
                .single();
    }

    /**
     * @param again null when it is given up
     * @param counts whether it was an attempt, or there was nothing to try it with
     */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean failed(ProcessingJob job, long worker, String error, @Nullable Duration again, boolean counts) {
        return sql.sql("""
                        update processing_jobs set status = :status, error = :error, worker = null, due_at = :due,
                            attempts = attempts - case when :counts then 0 else 1 end,
                            completed_at = case when :status = 'failed' then :now::timestamptz end
                        where id = :id and status = 'running' and worker = :worker
                        """)
                        .param("status", again == null ? "failed" : "pending")
                        .param("error", error)
                        .param("counts", counts)
                        .param("due", again == null ? now() : now().plus(again))
                        .param("now", now())
                        .param("id", job.id().value())
                        .param("worker", worker)
                        .update()
                == 1;
    }

    /** Gives back one that could not be ended; it is done again after a pause. The attempt does not count. */
    @Transactional
    void giveBack(ProcessingJob job, long worker, Duration pause) {
        sql.sql("""
                        update processing_jobs set status = 'pending', worker = null, due_at = :due, attempts = attempts - 1
                        where id = :id and status = 'running' and worker = :worker
                        """)
                .param("due", clock.instant().plus(pause).atOffset(ZoneOffset.UTC))
                .param("id", job.id().value())
                .param("worker", worker)
                .update();
    }

    /** Gives back what was claimed in this worker's name so long ago and never reached it: the connection broke after the database had done it. */
    @Transactional
    void giveBackLost(long worker, Set<ProcessingJobId> inHand, Duration ago) {
        sql.sql("""
                        update processing_jobs set status = 'pending', worker = null, attempts = attempts - 1
                        where status = 'running' and worker = :worker and started_at < :before and not id = any(:inHand)
                        """)
                .param("worker", worker)
                .param("before", now().minus(ago))
                .param("inHand", inHand.stream().map(ProcessingJobId::value).toArray(UUID[]::new))
                .update();
    }

    /** Gives back what this worker holds: it ends. The attempt does not count. */
    @Transactional
    void release(long worker) {
        sql.sql("""
                        update processing_jobs set status = 'pending', worker = null, attempts = attempts - 1
                        where status = 'running' and worker = :worker
                        """).param("worker", worker).update();
    }

    /**
     * Takes back what workers hold that are gone: nobody holds the lock of their number. Returns the documents of the steps that are given up, which took the process
     * with them so many times, or were at hand each time.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Set<DocumentId> releaseOrphans(long mine, int mostCrashes) {
        return sql
                .sql("""
                        update processing_jobs set crashes = crashes + 1, worker = null,
                            status = case when crashes + 1 < :most then 'pending' else 'failed' end,
                            error = case when crashes + 1 < :most then error else :told end,
                            completed_at = case when crashes + 1 < :most then null else :now::timestamptz end
                        where status = 'running' and worker in (
                            select w.worker from (select distinct worker from processing_jobs where status = 'running' and worker <> :mine) w
                            where pg_try_advisory_xact_lock(w.worker))
                        returning document_id, status
                        """)
                .param("mine", mine)
                .param("most", mostCrashes)
                .param("told", "Pebble ended " + mostCrashes + " times while it was at this.")
                .param("now", now())
                .query((row, n) -> row.getString("status").equals("failed")
                        ? Optional.of(new DocumentId(row.getObject("document_id", UUID.class)))
                        : Optional.<DocumentId>empty())
                .list()
                .stream()
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static ProcessingJob row(ResultSet row, int n) throws SQLException {
        OffsetDateTime started = row.getObject("started_at", OffsetDateTime.class);
        OffsetDateTime completed = row.getObject("completed_at", OffsetDateTime.class);
        return new ProcessingJob(
                new ProcessingJobId(row.getObject("id", UUID.class)),
                new DocumentId(row.getObject("document_id", UUID.class)),
                row.getString("job_type"),
                ProcessingJob.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getInt("attempts"),
                row.getString("result"),
                row.getString("error"),
                started == null ? null : started.toInstant(),
                completed == null ? null : completed.toInstant(),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
