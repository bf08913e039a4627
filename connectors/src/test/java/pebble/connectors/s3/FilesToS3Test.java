package pebble.connectors.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pebble.blobs.Sha256;
import pebble.connectors.files.FileBlobs;
import pebble.connectors.s3.FilesToS3.Amount;
import pebble.connectors.s3.FilesToS3.Moved;
import pebble.shared.Problem;

class FilesToS3Test {
    @TempDir
    private Path folder;

    private Path root;
    private FileBlobs files;
    private RealStore store;
    private BadDays days;
    private S3Blobs blobs;

    @BeforeEach
    void both_stores() throws Exception {
        root = folder.resolve("blobs");
        files = new FileBlobs(root);
        store = new RealStore(Files.createDirectory(folder.resolve("objects")));
        days = new BadDays(store.url());
        blobs = S3Blobs.open(RealStore.at(days.url()), S3BlobsTest.QUICK);
    }

    @AfterEach
    void end() throws Exception {
        blobs.close();
        days.close();
        store.close();
    }

    private Sha256 kept(int seed, int size) throws IOException {
        byte[] body = new byte[size];
        new Random(seed).nextBytes(body);
        files.put(Sha256.of(body), Files.write(folder.resolve("body"), body));
        return Sha256.of(body);
    }

    private Moved move() throws IOException {
        return new FilesToS3(root, blobs).move(moved -> {});
    }

    private List<Path> left() {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void every_file_is_an_object_afterwards_and_its_folder_is_gone() throws Exception {
        List<Sha256> all = List.of(kept(1, 300_000), kept(2, 300_001), kept(3, 18 << 20));
        assertThat(FilesToS3.any(root)).isTrue();
        assertThat(new FilesToS3(root, blobs).found()).isEqualTo(new Amount(3, 600_001 + (18L << 20)));

        Moved moved = move();

        assertThat(moved.amount()).isEqualTo(new Amount(3, 600_001 + (18L << 20)));
        assertThat(all).allMatch(blobs::holdsExactly);
        assertThat(Files.list(root)).isEmpty();
        assertThat(FilesToS3.any(root)).isFalse();
        assertThat(move().amount().files()).isZero();
    }

    @Test
    void what_is_in_the_store_already_is_read_and_not_sent_again() throws Exception {
        Sha256 twice = kept(1, 300_000);
        move();
        kept(1, 300_000);

        move();

        assertThat(days.count("^PUT")).isEqualTo(1);
        assertThat(left()).isEmpty();
        assertThat(blobs.holdsExactly(twice)).isTrue();
    }

    @Test
    void a_damaged_file_and_one_that_was_never_finished_stay_where_they_are() throws Exception {
        Sha256 good = kept(1, 300_000);
        Path damaged = root.resolve("ab/cd/" + "abcd" + "0".repeat(60));
        Files.createDirectories(damaged.getParent());
        Files.writeString(damaged, "not these bytes");
        Path unfinished = Files.writeString(damaged.resolveSibling("x.part"), "half");

        Moved moved = move();

        assertThat(moved.damaged()).containsExactly(damaged);
        assertThat(left()).containsExactlyInAnyOrder(damaged, unfinished);
        assertThat(blobs.holdsExactly(good)).isTrue();
        assertThat(days.count("^PUT")).isEqualTo(1);
    }

    /** The first reading finds nothing there, the second finds other bytes than were sent. */
    @Test
    void a_file_stays_when_the_store_gives_back_other_bytes() throws Exception {
        Sha256 name = kept(1, 300_000);
        days.next(1, "^GET .*/blobs/", "well").next(1, "^GET .*/blobs/", "spoils the answer");

        assertThatThrownBy(this::move).isInstanceOf(Problem.class).hasMessageContaining("other bytes");

        assertThat(left()).hasSize(1);
        assertThat(files.find(name)).isPresent();
    }

    @Test
    void a_store_that_is_full_keeps_the_files_and_says_so() throws Exception {
        kept(1, 300_000);
        kept(2, 300_000);
        days.next(100, "^PUT", "full");

        assertThatThrownBy(this::move).isInstanceOf(Problem.class).hasMessageContaining("is full");

        assertThat(left()).hasSize(2);
    }

    @Test
    void moving_that_is_killed_loses_nothing_and_goes_on() throws Exception {
        List<Sha256> all = new ArrayList<>();
        for (int n = 0; n < 60; n++) {
            all.add(kept(n, n % 20 == 0 ? 18 << 20 : 300_000 + n));
        }
        int kills = 3;
        for (int kill = 0; kill < kills; kill++) {
            long before = days.count("^PUT");
            Process child = child();
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> days.count("^PUT") >= before + 10 || !child.isAlive());
            assertThat(child.isAlive()).as("it was killed amid its work").isTrue();
            child.destroyForcibly().waitFor();

            assertThat(all).allMatch(name -> files.find(name).isPresent() || blobs.holdsExactly(name));
        }

        move();

        assertThat(all).allMatch(blobs::holdsExactly);
        assertThat(left()).isEmpty();
        assertThat(days.count("^PUT (?!.*partNumber)"))
                .as("sent twice at most what was under way")
                .isBetween(57L, 57L + 4 * kills);
    }

    private Process child() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MovingChild.class.getName(),
                        root.toString(),
                        days.url().toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("child.log").toFile())
                .start();
    }
}
