package pebble.processing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import pebble.Form;
import pebble.TestServer;
import pebble.blobs.LargeBlobs;
import pebble.blobs.MemoryBlobs;
import pebble.documents.DocumentCast;
import pebble.documents.DocumentId;
import pebble.identity.TestUsers.TestUser;
import pebble.reading.PlainReader;
import tools.jackson.databind.JsonNode;

@SpringBootTest(classes = TestServer.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ProcessingTest {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlainReader reader;

    @Autowired
    LargeBlobs large;

    @Autowired
    ProcessingJobs rows;

    @Autowired
    TransactionOperations transactions;

    @LocalServerPort
    int port;

    private DocumentCast cast;
    private String mark;

    @BeforeEach
    void people() {
        cast = new DocumentCast(jdbc, port);
        mark = UUID.randomUUID().toString();
    }

    @AfterEach
    void reading_is_possible_again() {
        ((MemoryBlobs) large).away = false;
        reader.away.set(null);
    }

    @Test
    void text_is_read_and_pages_without_text_are_read_by_eye() {
        JsonNode document = cast.processed(cast.anna, "mixed.txt", "typed " + mark + "\fscan of a stamp\ftyped too");

        assertThat(document.get("status").asString()).isEqualTo("ready");
        assertThat(document.get("page_count").asInt()).isEqualTo(3);
        assertThat(document.get("extracted_text").asString())
                .isEqualTo("typed " + mark + "\fseen: scan of a stamp\ftyped too");
        assertThat(steps(document)).containsEntry("text", "done").containsEntry("ocr", "done");
    }

    @Test
    void where_every_page_has_text_nothing_is_read_by_eye() {
        int pages = reader.pages.get();

        JsonNode document = cast.processed(cast.anna, "typed.txt", "typed " + mark);

        assertThat(steps(document)).containsEntry("text", "done").containsEntry("ocr", "skipped");
        assertThat(reader.pages.get()).isEqualTo(pages);
    }

    @Test
    void words_come_first_and_what_is_made_of_them_goes_on_however_long_others_come() {
        Form together = new Form();
        for (int n = 0; n < 8; n++) {
            together.file("file", n + ".txt", "text/plain", ("typed " + mark + " " + n).getBytes(UTF_8));
        }
        List<String> brought = together.post(cast.as(cast.anna), "/api/v1/documents/batch")
                .json()
                .get("items")
                .valueStream()
                .map(item -> item.get("id").asString())
                .toList();
        AtomicInteger more = new AtomicInteger();
        await().atMost(Duration.ofSeconds(30))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> {
                    cast.bring(cast.anna, "more.txt", "more " + mark + " " + more.incrementAndGet());
                    return brought.stream()
                            .allMatch(id -> cast.document(cast.anna, id)
                                    .get("status")
                                    .asString()
                                    .equals("ready"));
                });

        Instant read = brought.stream()
                .map(id -> time(id, "text", "started_at"))
                .sorted()
                .toList()
                .get(1);
        assertThat(brought)
                .allSatisfy(id -> assertThat(time(id, "language", "started_at"))
                        .as("what is made of the words of one, after another is read")
                        .isAfter(read));
    }

    private Instant time(String id, String step, String when) {
        return cast.document(cast.anna, id)
                .get("jobs")
                .valueStream()
                .filter(job -> job.get("job_type").asString().equals(step))
                .map(job -> Instant.parse(job.get(when).asString()))
                .findFirst()
                .orElseThrow();
    }

    /** As when two steps wait for each other and the database lets one go. */
    @Test
    void what_could_not_be_written_down_is_done_again() {
        jdbc.sql("create sequence if not exists refusals").update();
        jdbc.sql("""
                        create or replace function refuse_once() returns trigger language plpgsql as $$
                        begin
                            if nextval('refusals') = 1 then
                                raise exception 'deadlock detected' using errcode = '40P01';
                            end if;
                            return new;
                        end $$
                        """).update();
        jdbc.sql("""
                        create trigger refuse_once before update on processing_jobs for each row
                        when (new.status = 'done' and new.job_type = 'text') execute function refuse_once()
                        """).update();
        try {
            JsonNode document = cast.processed(cast.anna, "refused.txt", "typed " + mark);

            assertThat(document.get("status").asString()).isEqualTo("ready");
            assertThat(steps(document)).containsEntry("text", "done");
        } finally {
            jdbc.sql("drop trigger refuse_once on processing_jobs").update();
        }
    }

    @Test
    void a_faint_scan_waits_for_a_person() {
        assertThat(cast.processed(cast.anna, "faint.txt", "faint scan " + mark)
                        .get("status")
                        .asString())
                .isEqualTo("review");
    }

    @Test
    void a_page_that_nobody_can_read_does_not_hold_up_the_others() {
        JsonNode document = cast.processed(cast.anna, "stain.txt", "illegible scan " + mark + "\fgood scan");

        assertThat(document.get("status").asString()).isEqualTo("ready");
        assertThat(document.get("extracted_text").asString()).isEqualTo("\fseen: good scan");
    }

    @Test
    void a_document_whose_pages_take_too_long_is_left_where_it_is() {
        int drawn = reader.drawings.get();

        JsonNode document = cast.processed(cast.anna, "slow.txt", "endless scan " + mark + "\fendless scan".repeat(99));

        assertThat(document.get("status").asString()).isEqualTo("ready");
        assertThat(steps(document)).containsEntry("ocr", "done");
        assertThat(reader.drawings.get() - drawn)
                .isLessThan(10 + Runtime.getRuntime().availableProcessors());
    }

    @Test
    void while_the_store_of_its_bytes_is_away_no_document_is_given_up() {
        String id = cast.processed(cast.anna, "large.txt", "typed " + mark + " x".repeat(200_000))
                .get("id")
                .asString();
        ((MemoryBlobs) large).away = true;
        cast.as(cast.anna).post("/api/v1/documents/" + id + "/reprocess", Map.of());
        untilItWaits(id);

        jdbc.sql(
                        "update processing_jobs set error = null, due_at = now() where document_id = :id and job_type = 'text'")
                .param("id", DocumentId.of(id).value())
                .update();
        untilItWaits(id);
        ((MemoryBlobs) large).away = false;
        jdbc.sql("update processing_jobs set due_at = now() where document_id = :id and job_type = 'text'")
                .param("id", DocumentId.of(id).value())
                .update();

        assertThat(cast.ended(cast.anna, id).get("status").asString()).isEqualTo("ready");
    }

    /** Without an attempt being counted. */
    private void untilItWaits(String id) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> jdbc.sql("""
                                select count(*) from processing_jobs where document_id = :id and job_type = 'text' and status = 'pending'
                                    and attempts = 0 and error like '%does not answer%'
                                """)
                                .param("id", DocumentId.of(id).value())
                                .query(Integer.class)
                                .single()
                        == 1);
    }

    @Test
    void a_locked_or_damaged_file_says_so_and_ends() {
        JsonNode locked = cast.processed(cast.anna, "locked.txt", "locked " + mark);
        JsonNode damaged = cast.processed(cast.anna, "damaged.txt", "damaged " + mark);

        assertThat(locked.get("status").asString()).isEqualTo("locked");
        assertThat(locked.get("reason").asString()).contains("password");
        assertThat(damaged.get("status").asString()).isEqualTo("rejected");
        assertThat(damaged.get("reason").asString()).isEqualTo("The file is damaged.");
        assertThat(steps(damaged)).containsEntry("ocr", "skipped");
    }

    @Test
    void a_locked_file_is_read_once_its_password_is_given() {
        String path = "/api/v1/documents/"
                + cast.processed(cast.anna, "secret.txt", "locked " + mark)
                        .get("id")
                        .asString();

        assertThat(cast.as(cast.anna)
                        .post(path + "/password", Map.of("password", "wrong"))
                        .status())
                .isEqualTo(202);
        JsonNode locked = cast.ended(cast.anna, path.substring(18));
        assertThat(locked.get("status").asString()).isEqualTo("locked");
        assertThat(locked.get("reason").asString()).startsWith("The password that was given does not open it.");
        cast.as(cast.anna).post(path + "/password", Map.of("password", "sesame"));

        assertThat(cast.ended(cast.anna, path.substring(18)).get("status").asString())
                .isEqualTo("ready");
        assertThat(cast.as(cast.anna)
                        .post(path + "/password", Map.of("password", "x"))
                        .code())
                .isEqualTo("DOCUMENT_NOT_LOCKED");
        assertThat(cast.as(cast.anna).get(path).text()).doesNotContain("sesame");
    }

    @Test
    void what_fails_for_a_while_is_tried_again_with_its_reason_shown() {
        reader.away.set("Nobody is there to read.");
        String id = cast.bring(cast.anna, "later.txt", "later " + mark).at("/id");
        JsonNode waiting = cast.until(
                cast.anna, id, document -> !document.at("/jobs/0/error").isNull());
        assertThat(waiting.get("status").asString()).isEqualTo("processing");
        assertThat(waiting.at("/jobs/0/error").asString()).isEqualTo("Nobody is there to read.");
        assertThat(cast.as(cast.anna).get("/api/v1/documents?status=processing").at("/items/0/step"))
                .isEqualTo("text");

        reader.away.set(null);

        assertThat(cast.ended(cast.anna, id).get("status").asString()).isEqualTo("ready");
    }

    @Test
    void what_the_database_does_not_take_is_a_failure_of_its_step_and_is_given_up() {
        String id = cast.bring(cast.anna, "odd.txt", "unwritable " + mark).at("/id");
        JsonNode waiting = cast.until(
                cast.anna, id, document -> !document.at("/jobs/0/error").isNull());
        assertThat(waiting.at("/jobs/0/error").asString())
                .isEqualTo("Pebble failed at it; the server’s log says where.");
        assertThat(waiting.at("/jobs/0/attempts").asInt()).isPositive();

        await().until(() -> jdbc.sql(
                                "update processing_jobs set attempts = 9, due_at = now() where status = 'pending' and document_id = :id")
                        .param("id", DocumentId.of(id).value())
                        .update()
                == 1);

        assertThat(cast.ended(cast.anna, id).get("status").asString()).isEqualTo("failed");
    }

    @Test
    void what_was_claimed_and_never_reached_its_process_is_given_back() {
        String id =
                cast.processed(cast.anna, "lost.txt", "lost " + mark).get("id").asString();
        String text = "job_type = 'text' and document_id = (select id from documents where extracted_text = 'lost "
                + mark + "')";
        ProcessingJobId job = jdbc.sql("select id from processing_jobs where " + text)
                .query((row, n) -> new ProcessingJobId(row.getObject("id", UUID.class)))
                .single();
        transactions.executeWithoutResult(status -> {
            jdbc.sql(
                            "update processing_jobs set status = 'running', worker = 42, attempts = 2, started_at = now() - interval '2 minutes' where "
                                    + text)
                    .update();

            rows.giveBackLost(42, Set.of(job), Duration.ofMinutes(1));
            rows.giveBackLost(42, Set.of(), Duration.ofMinutes(3));
            assertThat(textOf(id).status()).isEqualTo(ProcessingJob.Status.RUNNING);

            rows.giveBackLost(42, Set.of(), Duration.ofMinutes(1));
            assertThat(textOf(id).status()).isEqualTo(ProcessingJob.Status.PENDING);
            assertThat(textOf(id).attempts()).isEqualTo(1);
            status.setRollbackOnly();
        });
    }

    private ProcessingJob textOf(String id) {
        return rows.of(DocumentId.of(id)).stream()
                .filter(row -> row.jobType().equals("text"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_never_goes_well_is_given_up_and_done_again_when_a_person_asks() {
        reader.away.set("Nobody is there to read.");
        String id = cast.bring(cast.anna, "never.txt", "never " + mark).at("/id");
        cast.until(cast.anna, id, document -> !document.at("/jobs/0/error").isNull());
        jdbc.sql(
                        "update processing_jobs set attempts = 9, due_at = now() where status = 'pending' and document_id = (select id from documents where filename = 'never.txt' order by created_at desc limit 1)")
                .update();
        JsonNode failed = cast.ended(cast.anna, id);
        assertThat(failed.get("status").asString()).isEqualTo("failed");
        assertThat(steps(failed)).containsEntry("text", "failed");

        reader.away.set(null);
        assertThat(cast.as(cast.anna)
                        .post("/api/v1/documents/" + id + "/reprocess", Map.of())
                        .status())
                .isEqualTo(202);

        assertThat(cast.ended(cast.anna, id).get("status").asString()).isEqualTo("ready");
    }

    @Test
    void what_was_given_up_is_listed_with_its_reason_and_tried_again_alone() {
        reader.away.set("Nobody is there to read.");
        String id =
                cast.bring(cast.anna, "dead " + mark + ".txt", "dead " + mark).at("/id");
        cast.until(cast.anna, id, document -> !document.at("/jobs/0/error").isNull());
        jdbc.sql("update processing_jobs set attempts = 9, due_at = now() where status = 'pending' and document_id ="
                        + " (select id from documents where filename = :name)")
                .param("name", "dead " + mark + ".txt")
                .update();
        cast.ended(cast.anna, id);

        JsonNode listed = deadLetters(cast.anna);
        String job = listed.get("id").asString();
        assertThat(job).startsWith("job_");
        assertThat(listed.get("error").asString()).isEqualTo("Nobody is there to read.");
        assertThat(listed.get("document_id").asString()).isEqualTo(id);
        assertThat(listed.get("filename").asString()).isEqualTo("dead " + mark + ".txt");
        assertThat(deadLetters(cast.ravi)).isNull();
        assertThat(cast.as(cast.ravi)
                        .post("/api/v1/jobs/" + job + "/retry", Map.of())
                        .code())
                .isEqualTo("JOB_NOT_FOUND");

        reader.away.set(null);
        assertThat(cast.as(cast.anna)
                        .post("/api/v1/jobs/" + job + "/retry", Map.of())
                        .status())
                .isEqualTo(202);

        JsonNode ended = cast.ended(cast.anna, id);
        assertThat(ended.get("status").asString()).isEqualTo("ready");
        assertThat(steps(ended)).containsEntry("text", "done").doesNotContainValue("failed");
        assertThat(ended.get("extracted_text").asString()).isEqualTo("dead " + mark);
        assertThat(cast.as(cast.anna)
                        .post("/api/v1/jobs/" + job + "/retry", Map.of())
                        .code())
                .isEqualTo("JOB_NOT_FAILED");
    }

    private @Nullable JsonNode deadLetters(TestUser user) {
        for (JsonNode item :
                cast.as(user).get("/api/v1/jobs?state=failed").json().get("items")) {
            if (item.get("filename").asString().contains(mark)) {
                return item;
            }
        }
        return null;
    }

    @Test
    void a_tag_that_a_person_took_off_is_not_given_again() {
        JsonNode document = cast.processed(cast.anna, "adr.txt", "UN No. 1219, flammable liquid " + mark);
        assertThat(document.get("tags").toString()).contains("hazardous");
        String path = "/api/v1/documents/" + document.get("id").asString();

        cast.as(cast.anna).delete(path + "/tags/hazardous");
        cast.as(cast.anna).post(path + "/reprocess", Map.of());

        JsonNode again = cast.ended(cast.anna, document.get("id").asString());
        assertThat(again.get("tags").toString()).doesNotContain("hazardous");
        cast.as(cast.anna).post(path + "/tags", Map.of("tags", List.of("hazardous")));
        assertThat(cast.as(cast.anna).get(path).at("/tags/0")).isEqualTo("hazardous");
    }

    @Test
    void what_a_dead_process_had_in_hand_is_taken_over() {
        reader.away.set("Nobody is there to read.");
        String id = cast.bring(cast.anna, "orphan.txt", "orphan " + mark).at("/id");
        cast.until(cast.anna, id, document -> !document.at("/jobs/0/error").isNull());
        reader.away.set(null);
        jdbc.sql(
                        "update processing_jobs set status = 'running', worker = 4711 where status = 'pending' and document_id = (select id from documents where filename = 'orphan.txt' order by created_at desc limit 1)")
                .update();

        assertThat(cast.ended(cast.anna, id).get("status").asString()).isEqualTo("ready");
    }

    @Test
    void what_takes_the_process_with_it_again_and_again_is_given_up_with_the_reason() {
        reader.away.set("Nobody is there to read.");
        String id = cast.bring(cast.anna, "deadly.txt", "deadly " + mark).at("/id");
        cast.until(cast.anna, id, document -> !document.at("/jobs/0/error").isNull());
        jdbc.sql(
                        "update processing_jobs set status = 'running', worker = 4712, crashes = 4 where document_id = :id and job_type = 'text'")
                .param("id", DocumentId.of(id).value())
                .update();

        JsonNode document = cast.ended(cast.anna, id);
        assertThat(document.get("status").asString()).isEqualTo("failed");
        assertThat(document.at("/jobs/0/error").asString()).isEqualTo("Pebble ended 5 times while it was at this.");
        reader.away.set(null);
        cast.as(cast.anna).post("/api/v1/documents/" + id + "/reprocess", Map.of());
        assertThat(cast.ended(cast.anna, id).get("status").asString()).isEqualTo("ready");
    }

    @Test
    void a_step_that_runs_out_of_its_stack_fails_and_its_lane_goes_on() {
        String id = cast.bring(cast.anna, "deep.txt", "bottomless " + mark).at("/id");

        JsonNode waiting = cast.until(
                cast.anna, id, document -> !document.at("/jobs/0/error").isNull());
        assertThat(waiting.at("/jobs/0/error").asString()).isEqualTo("It is nested too deeply.");
        assertThat(cast.processed(cast.anna, "flat.txt", "flat " + mark)
                        .get("status")
                        .asString())
                .isEqualTo("ready");
    }

    private static Map<String, String> steps(JsonNode document) {
        Map<String, String> steps = new HashMap<>();
        document.get("jobs")
                .forEach(job -> steps.put(
                        job.get("job_type").asString(), job.get("status").asString()));
        return steps;
    }
}
