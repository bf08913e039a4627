package pebble.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pebble.Form;
import pebble.Http;
import pebble.connectors.s3.BadDays;
import pebble.connectors.s3.RealStore;

/** The running product with its large files in an object store. */
class ObjectStoreTest {
    @TempDir
    Path folder;

    private RealStore store;
    private BadDays days;

    @BeforeEach
    void a_store() throws Exception {
        store = new RealStore(Files.createDirectory(folder.resolve("objects")));
        days = new BadDays(store.url());
    }

    @AfterEach
    void ends() throws Exception {
        days.close();
        store.close();
    }

    private Map<String, String> settings() {
        return Map.of(
                "MINIO_ENDPOINT", "127.0.0.1:" + days.url().getPort(),
                "MINIO_ROOT_USER", RealStore.KEY,
                "MINIO_ROOT_PASSWORD", RealStore.SECRET,
                "MINIO_BUCKET", RealStore.BUCKET);
    }

    private static String text(int n) {
        return ("This is paper number " + n + ". ").repeat(20_000);
    }

    private static Http.Answer bring(Product product, String name, String text) {
        return new Form()
                .file("file", name, "text/plain", text.getBytes(StandardCharsets.UTF_8))
                .post(product.http(), "/api/v1/documents");
    }

    private static Http.Answer file(Product product, String id) {
        return product.http().get("/api/v1/documents/" + id + "/file");
    }

    private static void ended(Product product, String id) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> List.of("ready", "review")
                        .contains(product.http().get("/api/v1/documents/" + id).at("/status")));
    }

    @Test
    void large_files_lie_in_the_store_and_while_it_is_away_all_else_goes_on() throws Exception {
        Path data = folder.resolve("data");
        try (Product product = Product.start(data, settings()).ready()) {
            String id = bring(product, "one.txt", text(1)).at("/id");
            ended(product, id);
            assertThat(file(product, id).text()).isEqualTo(text(1));
            assertThat(product.http()
                            .with("Range", "bytes=400000-400009")
                            .get("/api/v1/documents/" + id + "/file")
                            .text())
                    .isEqualTo(text(1).substring(400_000, 400_010));
            assertThat(days.count("^PUT /" + RealStore.BUCKET + "/blobs/")).isEqualTo(1);
            assertThat(data.resolve("blobs")).doesNotExist();

            String waiting = bring(product, "two.txt", text(2)).at("/id");
            days.next(10_000, "/blobs/", "hangs up");
            unavailable(file(product, id));
            unavailable(bring(product, "three.txt", text(3)));
            assertThat(bring(product, "small.txt", "A small paper.").status()).isEqualTo(202);
            assertThat(product.http().get("/api/v1/boards/sales").status()).isEqualTo(200);

            days.well();
            assertThat(file(product, id).text()).isEqualTo(text(1));
            assertThat(bring(product, "three.txt", text(3)).status()).isEqualTo(202);
            ended(product, waiting);
        }
        assertThat(Files.readString(folder.resolve("data.log")))
                .contains("object store away")
                .doesNotContain(RealStore.SECRET)
                .doesNotContain("\tat ");
    }

    private static void unavailable(Http.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("STORE_UNAVAILABLE");
        assertThat(answer.header("Retry-After")).isNotEmpty();
    }

    @Test
    void files_of_the_data_folder_are_moved_while_stopped_and_served_from_the_store_afterwards() throws Exception {
        Path data = folder.resolve("data");
        List<String> ids = new ArrayList<>();
        try (Product product = Product.start(data).ready()) {
            for (int n = 0; n < 4; n++) {
                ids.add(bring(product, n + ".txt", text(n)).at("/id"));
            }
            ids.forEach(id -> ended(product, id));
        }
        try (Product product = Product.start(data, settings())) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> Files.readString(product.log()).contains("./pebble move-to-s3"));

            assertThat(product.command("move-to-s3").waitFor())
                    .as(Files.readString(folder.resolve("data.command.log")))
                    .isZero();
            assertThat(Files.readString(folder.resolve("data.command.log")))
                    .contains("Moved 4 files", "./pebble up")
                    .doesNotContain(RealStore.SECRET);

            product.restart();
            product.ready();
            for (int n = 0; n < 4; n++) {
                assertThat(file(product, ids.get(n)).text()).isEqualTo(text(n));
            }
            assertThat(product.command("move-to-s3").waitFor())
                    .as("not while it runs")
                    .isEqualTo(1);
            assertThat(Files.readString(folder.resolve("data.command.log"))).contains("in use by another Pebble");
        }
    }
}
