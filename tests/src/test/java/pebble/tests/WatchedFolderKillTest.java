package pebble.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files lie in the watched folder while the product is killed: in the end each is one document, and the folder is empty. */
class WatchedFolderKillTest {
    private static final int FILES = 240;
    private static final String DOCUMENTS = "select count(*) from documents";

    @TempDir
    Path folder;

    @Test
    void each_file_of_the_folder_becomes_one_document_though_the_product_is_killed() throws Exception {
        Random random = new Random(Long.getLong("seed", System.nanoTime()));
        Path drop = Files.createDirectory(folder.resolve("in"));
        for (int n = 0; n < FILES; n++) {
            // Some are too large for a row of the database.
            String more = n % 10 == 0 ? "x".repeat(300_000) : "";
            Files.writeString(drop.resolve("paper " + n + ".txt"), "This is paper number " + n + ".\n" + more);
        }
        Files.writeString(drop.resolve("tool.exe"), "MZ");
        Map<String, String> settings = Map.of("CONSUME_DIR", drop.toString(), "CONSUME_WAIT", "1");
        try (Product product = Product.start(folder.resolve("data"), settings).ready()) {
            Killing killing = new Killing(product, DOCUMENTS);
            for (int kill = 1; kill <= 3; kill++) {
                long target = Killing.count(product, DOCUMENTS) + random.nextInt(20, 50);
                await().atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofMillis(5))
                        .ignoreExceptions()
                        .until(() -> Killing.count(product, DOCUMENTS) >= target);
                assertThat(files(drop)).as("it was killed amid its work").isNotEmpty();
                killing.kill();
            }

            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(200))
                    .ignoreExceptions()
                    .until(() -> files(drop).isEmpty());
            assertThat(Killing.count(product, DOCUMENTS)).isEqualTo(FILES);
            assertThat(Killing.count(
                            product, "select count(distinct hash_sha256) from documents where source = 'folder'"))
                    .isEqualTo(FILES);
            assertThat(Killing.count(product, "select count(distinct filename) from documents"))
                    .isEqualTo(FILES);
            assertThat(drop.resolve("refused/tool.exe.reason.txt")).exists();
            assertThat(product.command("admin", "verify-audit").waitFor()).isZero();
        }
    }

    /** What is still to be taken, set aside or not; what is taken while one looks is passed over. */
    private static List<Path> files(Path drop) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(drop, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes about) {
                return folder.equals(drop.resolve("refused")) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
                files.add(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException taken) {
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }
}
