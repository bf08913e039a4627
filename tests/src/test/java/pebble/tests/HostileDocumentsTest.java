package pebble.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pebble.Form;
import pebble.Http;
import pebble.shared.SharedData;

/** Everything hostile that the shared data hold is brought at once: each file ends in a clear state, and the product stays small and answers. */
class HostileDocumentsTest {
    private static final long MOST_MEGABYTES = 2_000;
    private static final String CANARY = "a canary that no document may sing of";

    @TempDir
    Path folder;

    @Test
    void hostile_files_end_in_clear_states_within_memory() throws Exception {
        List<Path> files = hostile();
        try (Product product =
                Product.start(folder.resolve("hostile"), Product.counted()).ready()) {
            Path canary = Files.writeString(folder.resolve("canary.txt"), CANARY);
            AtomicLong peak = new AtomicLong();
            Thread watch = Thread.ofVirtual().start(() -> watch(product, peak));
            Http http = product.http();
            Map<String, Path> kept = new LinkedHashMap<>();
            Map<String, Integer> ends = new TreeMap<>();
            for (Path file : files) {
                Http.Answer answer = bring(http, file.getFileName().toString(), Files.readAllBytes(file));
                assertThat(answer.status()).as(file + " " + answer.text()).isIn(200, 202, 400);
                if (answer.status() == 400) {
                    assertThat(answer.code()).isEqualTo("UNSUPPORTED_FORMAT");
                    ends.merge("refused", 1, Integer::sum);
                } else {
                    kept.put(answer.at("/id"), file);
                }
            }
            for (String external : external(canary)) {
                Http.Answer answer = bring(http, "entity.xml", external.getBytes(StandardCharsets.UTF_8));
                kept.put(answer.at("/id"), canary);
            }
            await().atMost(Duration.ofMinutes(6))
                    .pollInterval(Duration.ofMillis(250))
                    .until(() -> http.get("/api/v1/documents?status=processing")
                            .json()
                            .get("items")
                            .isEmpty());
            watch.interrupt();
            watch.join();

            kept.forEach((id, file) -> {
                Http.Answer document = http.get("/api/v1/documents/" + id);
                ends.merge(document.at("/status"), 1, Integer::sum);
                assertThat(document.at("/status")).as(file.toString()).isIn("ready", "review", "locked", "rejected");
                assertThat(document.text()).as(file.toString()).doesNotContain(CANARY, "root:x:0:0");
            });
            System.out.println("FIGURE hostile documents: " + files.size() + " files, " + ends + "; memory at most "
                    + peak + " MB PSS (< " + MOST_MEGABYTES + ")");
            assertThat(peak.get()).isPositive().isLessThan(MOST_MEGABYTES);
            assertThat(http.get("/api/v1/auth/me").status()).isEqualTo(200);
            assertThat(Files.readString(product.log())).doesNotContain("OutOfMemoryError", "StackOverflowError");
        }
    }

    private static Http.Answer bring(Http http, String name, byte[] bytes) {
        return new Form().file("file", name, null, bytes).post(http, "/api/v1/documents");
    }

    /** Those of the index, and all that were made to attack. */
    private static List<Path> hostile() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String line : Files.readAllLines(SharedData.path("hostile_index.tsv"))) {
            Path file = SharedData.path(".").resolve(line.split("\t")[0]);
            if (Files.isRegularFile(file)) {
                files.add(file);
            }
        }
        try (var attacks = Files.walk(SharedData.path("security/hostile-files"))) {
            attacks.filter(Files::isRegularFile)
                    .filter(file -> !files.contains(file))
                    .forEach(files::add);
        }
        return files;
    }

    private static List<String> external(Path canary) {
        return List.of(
                "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY x SYSTEM \"" + canary.toUri() + "\">]><r>&x;</r>",
                "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><r>&x;</r>",
                "<html><iframe src=\"" + canary.toUri() + "\"></iframe><object data=\"" + canary.toUri()
                        + "\"></object>words</html>");
    }

    private static void watch(Product product, AtomicLong peak) {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                peak.accumulateAndGet(product.proportionalMegabytes(), Math::max);
                Thread.sleep(500);
            } catch (IOException | RuntimeException between) {
                // A process ended while it was looked at.
                Thread.onSpinWait();
            } catch (InterruptedException done) {
                return;
            }
        }
    }
}
