package pebble.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pebble.Form;
import pebble.Http;

/** Five hundred files come in batches while the product is killed: in the end each is one document, read once and alike. */
class DocumentsKillTest {
    private static final int FILES = 500;
    private static final int BATCH = 50;
    private static final int SCANS = 12;
    private static final int STAPLED = 9;
    private static final String SPLITTING = """
            select count(*) from processing_jobs j join documents d on d.id = j.document_id
            where j.job_type = 'separators' and j.status = 'running' and d.source <> 'split'
            """;
    private static final String ENDED = "select count(*) from processing_jobs where status in ('done', 'skipped')";

    @TempDir
    Path folder;

    @Test
    void each_file_of_a_large_batch_is_processed_exactly_once_though_the_product_is_killed() throws Exception {
        Random random = new Random(Long.getLong("seed", System.nanoTime()));
        try (Product product = Product.start(folder.resolve("killed")).ready();
                ExecutorService sender = Executors.newVirtualThreadPerTaskExecutor()) {
            Killing killing = new Killing(product, ENDED);
            sender.execute(() -> {
                for (int from = 0; from < FILES; from += BATCH) {
                    bring(product, from);
                }
            });
            for (int kill = 1; kill <= 4; kill++) {
                killing.progressBeyond(random.nextInt(100, 400));
                killing.killAtWork();
            }
            sender.shutdown();
            assertThat(sender.awaitTermination(3, TimeUnit.MINUTES)).isTrue();
            await().atMost(Duration.ofMinutes(4))
                    .pollInterval(Duration.ofMillis(250))
                    .ignoreExceptions()
                    .until(() -> isAllDone(product));

            System.out.printf(
                    Locale.ROOT,
                    "FIGURE kill: 4 kills amid %d files; work went on at most %.1f s after ready; most attempts of a step: %d%n",
                    FILES,
                    killing.slowest().toMillis() / 1000.0,
                    Killing.count(product, "select max(attempts) from processing_jobs"));
            assertThat(Killing.count(product, "select count(*) from documents")).isEqualTo(FILES);
            assertThat(Killing.count(product, "select count(distinct hash_sha256) from documents"))
                    .isEqualTo(FILES);
            assertThat(Killing.count(product, "select count(*) from documents where status not in ('ready', 'review')"))
                    .isZero();
            assertThat(Killing.count(product, """
                    select count(*) from documents d where d.page_count <> 1
                        or (select count(*) from document_page p where p.document_id = d.id) <> 1
                        or d.extracted_text not like '%paper number%'
                    """)).isZero();
            assertThat(Killing.count(product, """
                    select count(*) from (select document_id, job_type from processing_jobs group by 1, 2 having count(*) <> 1) twice
                    """)).isZero();
            assertThat(Killing.count(product, "select count(*) from processing_jobs where status = 'failed'"))
                    .isZero();
            assertThat(product.command("admin", "verify-audit").waitFor()).isZero();
        }
    }

    @Test
    void each_part_of_a_scan_is_one_document_though_the_product_is_killed_amid_splitting() throws Exception {
        try (Product product = Product.start(folder.resolve("split")).ready()) {
            Killing killing = new Killing(product, ENDED);
            Form form = new Form();
            for (int n = 0; n < STAPLED; n++) {
                byte[] scan = StapledScan.of(
                        "paper number " + n + " of one",
                        "paper number " + n + " of two",
                        "paper number " + n + " of three");
                form.file("file", "stapled " + n + ".tiff", "image/tiff", scan);
            }
            assertThat(form.post(product.http(), "/api/v1/documents/batch").status())
                    .isEqualTo(202);
            for (int kill = 1; kill <= 2; kill++) {
                await().atMost(Duration.ofMinutes(1))
                        .pollInterval(Duration.ofMillis(5))
                        .ignoreExceptions()
                        .until(() -> Killing.count(product, SPLITTING) > 0 || isAllDone(product));
                killing.kill();
            }
            await().atMost(Duration.ofMinutes(4))
                    .pollInterval(Duration.ofMillis(250))
                    .ignoreExceptions()
                    .until(() -> isAllDone(product));

            System.out.printf(
                    Locale.ROOT,
                    "FIGURE kill amid splitting: 2 kills amid %d scans of 3 papers; most attempts of a step: %d%n",
                    STAPLED,
                    Killing.count(product, "select max(attempts) from processing_jobs"));
            assertThat(Killing.count(product, "select count(*) from documents")).isEqualTo(STAPLED + STAPLED * 3);
            assertThat(Killing.count(product, "select count(*) from documents where source = 'split'"))
                    .isEqualTo(STAPLED * 3);
            assertThat(Killing.count(product, "select count(distinct document_id) from document_part"))
                    .isEqualTo(STAPLED * 3);
            assertThat(Killing.count(product, "select count(*) from document_part"))
                    .isEqualTo(STAPLED * 3);
            assertThat(Killing.count(product, """
                    select count(*) from documents where source = 'split' and (page_count <> 1 or extracted_text not like '%number%')
                    """)).isZero();
            assertThat(Killing.count(product, "select count(*) from documents where status not in ('ready', 'review')"))
                    .isZero();
        }
    }

    private static boolean isAllDone(Product product) {
        return Killing.count(
                        product,
                        "select count(*) from processing_jobs where status in ('waiting', 'pending', 'running')")
                == 0;
    }

    /** What was not answered is sent again, as a person would: nothing is doubled. */
    private static void bring(Product product, int from) {
        List<byte[]> files = new ArrayList<>();
        for (int n = from; n < from + BATCH; n++) {
            files.add(isScan(n) ? scan(n) : words(n));
        }
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() -> send(product.http(), files, from).status() == 202);
    }

    private static Http.Answer send(Http http, List<byte[]> files, int from) {
        Form form = new Form();
        for (int n = 0; n < files.size(); n++) {
            boolean scan = isScan(from + n);
            form.file(
                    "file",
                    "paper " + (from + n) + (scan ? ".png" : ".txt"),
                    scan ? "image/png" : "text/plain",
                    files.get(n));
        }
        return form.post(http, "/api/v1/documents/batch");
    }

    private static boolean isScan(int n) {
        return n % (FILES / SCANS) == 0;
    }

    private static byte[] words(int n) {
        return ("This is paper number " + n + " of a long series.\n").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] scan(int n) {
        BufferedImage page = new BufferedImage(1200, 300, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = page.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, page.getWidth(), page.getHeight());
        pen.setColor(Color.BLACK);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 48));
        pen.drawString("This is paper number " + n + " of a series.", 60, 160);
        pen.dispose();
        try {
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(page, "png", png);
            return png.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
