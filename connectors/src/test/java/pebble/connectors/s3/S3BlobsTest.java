package pebble.connectors.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import pebble.blobs.BlobError;
import pebble.blobs.Sha256;
import pebble.shared.Problem;

/** Large blobs in a store that speaks S3, on good days and on bad ones. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class S3BlobsTest {
    static final Patience QUICK = new Patience(5, Duration.ofMillis(5), Duration.ofSeconds(2), Duration.ofSeconds(2));

    @TempDir
    private Path folder;

    private RealStore store;
    private BadDays days;
    private S3Blobs blobs;
    private int seed;

    @BeforeAll
    void a_store(@TempDir Path objects) throws Exception {
        store = new RealStore(objects);
    }

    @AfterAll
    void ends() throws Exception {
        store.close();
    }

    @BeforeEach
    void a_day() throws IOException {
        days = new BadDays(store.url());
        blobs = S3Blobs.open(RealStore.at(days.url()), QUICK);
    }

    @AfterEach
    void evening() {
        blobs.close();
        days.close();
    }

    private byte[] body(int size) {
        byte[] body = new byte[size];
        new Random(size * 31L + ++seed).nextBytes(body);
        return body;
    }

    private Path file(byte[] body) throws IOException {
        return Files.write(folder.resolve("body"), body);
    }

    private byte[] put(byte[] body) throws IOException {
        blobs.put(Sha256.of(body), file(body));
        return body;
    }

    private byte[] read(byte[] body, long from) throws IOException {
        try (InputStream in = blobs.open(Sha256.of(body), from).orElseThrow()) {
            return in.readAllBytes();
        }
    }

    // ---- good days

    @Test
    void what_is_put_is_found_by_its_hash_whole_and_from_any_place_on() throws Exception {
        byte[] body = put(body(700_000));

        assertThat(blobs.find(Sha256.of(body))).hasValue(body);
        assertThat(read(body, 0)).isEqualTo(body);
        assertThat(read(body, 123_456)).isEqualTo(Arrays.copyOfRange(body, 123_456, body.length));
        assertThat(read(body, body.length)).isEmpty();
        assertThat(blobs.head(Sha256.of(body), 1000)).hasValue(Arrays.copyOf(body, 1000));
    }

    @Test
    void a_far_skip_asks_for_the_place_instead_of_reading_up_to_it() throws Exception {
        byte[] body = put(body(3 << 20));

        try (InputStream in = blobs.open(Sha256.of(body), 0).orElseThrow()) {
            in.skipNBytes(2 << 20);
            assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(body, 2 << 20, body.length));
        }
        assertThat(days.count("^GET .*/blobs/")).isEqualTo(2);
    }

    @Test
    void what_was_never_put_is_not_found() {
        Sha256 never = Sha256.of("never".getBytes(StandardCharsets.UTF_8));

        assertThat(blobs.find(never)).isEmpty();
        assertThat(blobs.open(never, 0)).isEmpty();
        assertThat(blobs.open(never, 5)).isEmpty();
        assertThat(blobs.head(never, 5)).isEmpty();
        assertThat(blobs.holdsExactly(never)).isFalse();
    }

    @Test
    void bodies_are_put_once() throws Exception {
        byte[] body = body(300_000);

        blobs.put(Map.of(Sha256.of(body), body));
        blobs.put(Map.of(Sha256.of(body), body));
        put(body);

        assertThat(days.count("^PUT")).isEqualTo(1);
        assertThat(blobs.find(Sha256.of(body))).hasValue(body);
    }

    @Test
    void a_large_body_goes_in_parts_that_the_store_has_checked() throws Exception {
        byte[] body = put(body(20 << 20));

        assertThat(days.count("^PUT .*partNumber=")).isEqualTo(3);
        assertThat(days.count("^GET .*/blobs/")).as("nothing is read back").isZero();
        assertThat(read(body, 0)).isEqualTo(body);
    }

    @Test
    void bytes_that_are_not_what_they_are_called_are_refused_by_the_store() throws Exception {
        Sha256 other = Sha256.of(body(10));
        Path small = file(body(300_000));

        assertThatThrownBy(() -> blobs.put(other, small)).isInstanceOf(Problem.class);
        assertThat(blobs.find(other)).isEmpty();

        Path large = file(body(20 << 20));
        assertThatThrownBy(() -> blobs.put(other, large)).hasMessageContaining("does not hold the bytes");
        assertThat(blobs.find(other)).isEmpty();
    }

    // ---- bad days

    @ParameterizedTest
    @ValueSource(strings = {"hangs up", "loses the answer", "slow down", "fails"})
    void a_body_is_put_though_the_store_fails_first(String mood) throws Exception {
        days.next(2, "^PUT", mood);

        byte[] body = put(body(400_000));

        assertThat(blobs.find(Sha256.of(body))).hasValue(body);
        assertThat(days.count("^PUT")).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hangs up", "loses the answer", "slow down", "fails"})
    void of_a_large_body_only_the_part_that_failed_is_sent_again(String mood) throws Exception {
        days.next(2, "partNumber=2", mood).next(1, "^POST .*uploads", mood);

        byte[] body = put(body(20 << 20));

        assertThat(days.count("partNumber=1")).isEqualTo(1);
        assertThat(days.count("partNumber=2")).isEqualTo(3);
        assertThat(read(body, 0)).isEqualTo(body);
    }

    @Test
    void a_large_body_is_there_though_the_answer_to_its_end_was_lost() throws Exception {
        days.next(1, "^POST .*uploadId=", "loses the answer");

        byte[] body = put(body(20 << 20));

        assertThat(days.count("^POST .*uploadId=")).isEqualTo(2);
        assertThat(read(body, 0)).isEqualTo(body);
    }

    @Test
    void reading_goes_on_where_the_connection_broke() throws Exception {
        byte[] body = put(body(5 << 20));
        days.next(3, "^GET .*/blobs/", "cuts the answer");

        assertThat(read(body, 0)).isEqualTo(body);
        assertThat(days.count("^GET .*/blobs/")).isEqualTo(4);
    }

    @Test
    void a_connection_that_breaks_without_end_is_told_in_the_end() throws Exception {
        byte[] body = put(body(300_000));
        days.next(100, "^GET .*/blobs/", "hangs up");

        assertThatThrownBy(() -> blobs.find(Sha256.of(body)))
                .isInstanceOfSatisfying(Problem.class, S3BlobsTest::isPassing)
                .hasMessageContaining("does not answer");
    }

    @Test
    void other_bytes_than_were_put_are_never_given_out_as_these() throws Exception {
        byte[] body = put(body(300_000));
        days.next(2, "^GET .*/blobs/", "spoils the answer");

        assertThatThrownBy(() -> read(body, 0)).isInstanceOf(ObjectStream.Damaged.class);
        assertThat(blobs.holdsExactly(Sha256.of(body))).isFalse();
        assertThat(blobs.holdsExactly(Sha256.of(body))).isTrue();
    }

    @Test
    void a_full_store_says_so_at_once(CapturedOutput out) throws Exception {
        byte[] body = body(300_000);
        days.next(100, "^PUT|^POST", "full");

        assertThatThrownBy(() -> put(body))
                .isInstanceOfSatisfying(Problem.class, S3BlobsTest::isPassing)
                .hasMessageContaining("is full");
        assertThatThrownBy(() -> put(body(20 << 20))).hasMessageContaining("is full");
        assertThat(days.count("^PUT")).isEqualTo(1);
        assertThat(out).doesNotContain(RealStore.SECRET).doesNotContain("\tat ");
    }

    @Test
    void a_store_that_says_nothing_is_not_waited_for_without_end() throws Exception {
        days.next(100, "^HEAD", "says nothing");
        Patience short_ = new Patience(2, Duration.ofMillis(5), Duration.ofMillis(500), Duration.ofMillis(300));

        try (S3Blobs impatient = new S3Blobs(RealStore.at(days.url()), short_)) {
            assertThatThrownBy(() -> impatient.put(Sha256.of(body(1)), file(body(1))))
                    .isInstanceOfSatisfying(Problem.class, S3BlobsTest::isPassing);
        }
    }

    private static void isPassing(Problem problem) {
        assertThat(problem.code()).isEqualTo(BlobError.STORE_UNAVAILABLE);
        assertThat(problem.code().status().value()).isEqualTo(503);
    }

    // ---- at the start

    private static void refused(S3Settings settings, String reason, String cure) {
        assertThatThrownBy(() -> S3Blobs.open(settings, QUICK)).isInstanceOfSatisfying(WrongStore.class, wrong -> {
            assertThat(wrong.reason()).contains(reason).doesNotContain(settings.secretKey());
            assertThat(wrong.cure()).contains(cure);
        });
    }

    @Test
    void a_start_says_what_is_wrong_with_the_store() throws Exception {
        String url = store.url().toString();
        refused(
                S3Settings.of(url, RealStore.KEY, RealStore.SECRET, "nowhere", "us-east-1"),
                "There is no bucket \"nowhere\"",
                "MINIO_BUCKET");
        refused(
                S3Settings.of(url, RealStore.KEY, "a-wrong-secret", RealStore.BUCKET, "us-east-1"),
                "The key is wrong",
                "MINIO_ROOT_PASSWORD");
        refused(
                S3Settings.of(url, "somebody", RealStore.SECRET, RealStore.BUCKET, "us-east-1"),
                "The key is wrong",
                "MINIO_ACCESS_KEY");
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        refused(RealStore.at(URI.create("http://127.0.0.1:" + free)), "does not answer", "MINIO_ENDPOINT");
    }

    @Test
    void settings_are_read_as_people_write_them_and_refused_by_name() {
        assertThat(S3Settings.of("localhost:9000", "k", "s", "pebble", "r").endpoint())
                .isEqualTo(URI.create("http://localhost:9000"));
        assertThat(S3Settings.of("https://s3.eu-central-1.amazonaws.com/", "k", "s", "pebble", "r")
                        .endpoint())
                .isEqualTo(URI.create("https://s3.eu-central-1.amazonaws.com"));
        assertThat(S3Settings.of("localhost:9000", "k", "very-secret", "pebble", "r"))
                .asString()
                .doesNotContain("very-secret");
        for (String endpoint :
                new String[] {"ftp://host", "http://host/bucket", "http://me:pw@host", "no host", "http://"}) {
            assertThatThrownBy(() -> S3Settings.of(endpoint, "k", "s", "pebble", "r"))
                    .isInstanceOf(WrongStore.class)
                    .hasMessageContaining("MINIO_ENDPOINT");
        }
        assertThatThrownBy(() -> S3Settings.of("localhost:9000", "k", "", "pebble", "r"))
                .hasMessageContaining("key is not set");
        assertThatThrownBy(() -> S3Settings.of("localhost:9000", "k", "s", "My Bucket", "r"))
                .hasMessageContaining("MINIO_BUCKET");
    }
}
