package pebble.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pebble.Form;
import pebble.Http;
import pebble.connectors.parsers.ParserProcess;
import pebble.connectors.sandbox.ReadingSettings;
import pebble.connectors.sandbox.SandboxedReader;
import pebble.connectors.tesseract.Tesseract;
import pebble.finding.SearchCorpora;
import pebble.reading.Format;
import pebble.reading.PageReader;
import pebble.shared.SharedData;
import pebble.tests.Product;
import pebble.tests.SamePages;
import tools.jackson.databind.JsonNode;

/** Documents: how fast they are read, by their text layer and by eye, and how well copies are found. */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class DocumentsBench {
    private static final int COPIES = Integer.getInteger("copies", 12);
    private static final int PASSAGES = Integer.getInteger("passages", 2070);
    private static final int PASSAGE = 150;
    private static final int A_DOCUMENT = 30;
    private static final int SCANS = Integer.getInteger("scans", 4);
    /** Of the eye and of the same program alone. */
    private static final int TURNS = 8;

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    /** As the product draws them. */
    private static final int LONGEST_EDGE = 3508;

    @TempDir
    Path folder;

    @Test
    void documents() throws Exception {
        Figures figures = new Figures("documents");
        List<String> passages = passages();
        try (Product product = Product.start(
                        folder.resolve("data"), Map.of("PEBBLE_ACCESS_REQUESTSPERSECOND", "100000"))
                .ready()) {
            copies(product.http(), figures);
            product.untilQuiet();
            layers(product.http(), figures);
            product.untilQuiet();
            meanings(product.http(), passages, figures);
            product.untilQuiet();
            scans(product, figures);
        }
        figures.write();
    }

    // ---- copies

    private static void copies(Http http, Figures figures) throws IOException {
        copies("one page in many formats (docs/paperless)", 0.9, SamePages.ofFormats(http), figures);
        copies(
                "scanned receipts, three spoiled copies of each and their transcripts, among others of the same shops (docs/ocr-sroie)",
                // Of a poor scan and what somebody typed off it less than half is the same.
                0.7,
                SamePages.ofReceipts(http),
                figures);
    }

    private static void copies(String what, double recall, SamePages.Found found, Figures figures) {
        figures.row(
                "near duplicates, " + what + ": precision",
                Figures.ratio(found.precision()),
                "≥ 0.95, " + found.found() + " pairs found",
                "");
        figures.row(
                "near duplicates, " + what + ": recall",
                Figures.ratio(found.recall()),
                "≥ " + Figures.ratio(recall) + ", of " + found.wanted() + " pairs",
                "");
        assertThat(found.precision()).as(what).isGreaterThanOrEqualTo(0.95);
        assertThat(found.recall()).as(what).isGreaterThanOrEqualTo(recall);
    }

    // ---- text layers

    private static void layers(Http http, Figures figures) throws IOException {
        List<Path> files = Stream.of("docs/tika", "docs/poi/document", "docs/sismics", "docs/paperless")
                .flatMap(DocumentsBench::files)
                .filter(file -> file.toString().matches("(?i).*\\.(pdf|docx?|odt|rtf|html|txt|pptx?|xlsx?)"))
                .filter(file -> !file.toString().contains("clusterfuzz"))
                .toList();
        for (Path file : files) {
            bring(http, file.getFileName().toString(), Files.readAllBytes(file));
        }
        settle(http, "processing");
        List<Path> layered = new ArrayList<>();
        for (Path file : files) {
            Http.Answer held = bring(http, file.getFileName().toString(), Files.readAllBytes(file));
            boolean layer =
                    job(http, held.at("/id"), "ocr").get("status").asString().equals("skipped");
            if (layer && held.at("/status").equals("ready")) {
                layered.add(file);
            }
        }
        long began = System.nanoTime();
        List<String> brought = new ArrayList<>();
        for (int copy = 1; copy <= COPIES; copy++) {
            for (Path file : layered) {
                brought.add(bring(http, file.getFileName().toString(), changed(Files.readAllBytes(file), copy))
                        .at("/id"));
            }
        }
        long sent = System.nanoTime();
        brought.forEach(id -> found(http, id));
        double searchable = (System.nanoTime() - began) / 1e9;
        settle(http, "processing");
        double whole = (System.nanoTime() - began) / 1e9;
        String what = "documents with a text layer (docs/tika, docs/poi, docs/sismics, docs/paperless; "
                + brought.size() + " of them), brought one after the other in "
                + String.format(Locale.ROOT, "%.1f s", (sent - began) / 1e9);
        figures.row(
                what + ", read, to be found by their words",
                Figures.rate(brought.size() / searchable),
                "≥ 15/s",
                Figures.ratio(brought.size() / searchable / 15));
        figures.row("the same, through all their steps", Figures.rate(brought.size() / whole), "told only", "");
    }

    /** Until it is read, which is told to the index within the second that follows. */
    private static void found(Http http, String id) {
        await().atMost(Duration.ofMinutes(10))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> Set.of("done", "failed", "skipped")
                        .contains(job(http, id, "text").get("status").asString()));
    }

    // ---- meanings

    /** Paragraphs of mails that people wrote, no two of which are the same, each a passage: nowhere else does a sentence end. */
    private static List<String> passages() throws IOException {
        String[] all = SearchCorpora.all().stream()
                .flatMap(corpus -> corpus.texts().stream())
                .map(SearchCorpora.Text::text)
                .collect(Collectors.joining(" "))
                .replaceAll("[.!?]+(?=\\s)", "")
                .strip()
                .split("\\s+");
        List<String> passages = new ArrayList<>();
        for (int n = 0; n < PASSAGES; n++) {
            passages.add(String.join(" ", Arrays.asList(all).subList(n * PASSAGE, (n + 1) * PASSAGE)));
        }
        return passages;
    }

    /**
     * Long documents, so that what is measured is the reading for their meaning and not the bringing; beside the encoder by itself, in turns, each with texts of its
     * own. Of either the best turn counts: others may be at work on the machine.
     */
    private static void meanings(Http http, List<String> passages, Figures figures) {
        BareEncoder bare = new BareEncoder(passages);
        double following = 0;
        double whole = 0;
        int turn = passages.size() / BareEncoder.ROUNDS;
        for (int from = 0; from < passages.size(); from += turn) {
            bare.round();
            Instant began = Instant.now();
            following = Math.max(following, following(http, passages.subList(from, from + turn)));
            whole = Math.max(whole, turn / seconds(began, Instant.now()));
        }
        String what = passages.size() + " passages of " + PASSAGE
                + " words (mail/spamassassin, mail/enron-categories) in documents of " + A_DOCUMENT;
        figures.row(
                what + ", from found by their words to found by what they mean",
                Figures.rate(following),
                bare.peer("≥ 0.8"),
                bare.ratio(following));
        figures.row(
                "the same, through all their steps from the first byte",
                Figures.rate(whole),
                "told only",
                bare.ratio(whole));
    }

    /** Passages a second, from when all are found by their words. Of what was under way then, the share counts that was left. */
    private static double following(Http http, List<String> passages) {
        List<String> brought = new ArrayList<>();
        for (int from = 0; from < passages.size(); from += A_DOCUMENT) {
            String text = String.join(".\n", passages.subList(from, from + A_DOCUMENT));
            brought.add(bring(http, "report-" + from + ".txt", text.getBytes(StandardCharsets.UTF_8))
                    .at("/id"));
        }
        brought.forEach(id -> found(http, id));
        Instant searchable = Instant.now();
        settle(http, "processing");
        double documents = 0;
        Instant last = searchable;
        for (String id : brought) {
            JsonNode step = job(http, id, "embedding");
            assertThat(step.get("status").asString()).isEqualTo("done");
            Instant began = at(step, "started_at");
            Instant ended = at(step, "completed_at");
            documents += Math.clamp(seconds(searchable, ended) / seconds(began, ended), 0, 1);
            last = ended.isAfter(last) ? ended : last;
        }
        return documents * A_DOCUMENT / seconds(searchable, last);
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }

    private static Instant at(JsonNode step, String when) {
        return Instant.parse(step.get(when).asString());
    }

    private static JsonNode job(Http http, String id, String type) {
        return http.get("/api/v1/documents/" + id)
                .json()
                .get("jobs")
                .valueStream()
                .filter(job -> job.get("job_type").asString().equals(type))
                .findFirst()
                .orElseThrow();
    }

    /** The same document in other bytes: readers of all these formats pass over what hangs behind. */
    private static byte[] changed(byte[] bytes, int copy) {
        byte[] tail = ("\n" + " ".repeat(copy)).getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(bytes, bytes.length + tail.length);
        System.arraycopy(tail, 0, all, bytes.length, tail.length);
        return all;
    }

    // ---- scans

    /** Beside the same program by itself, on as many processors, with the layout it would choose; in many short turns, as the machine is now faster and now slower. */
    private static void scans(Product product, Figures figures) throws Exception {
        List<Path> images = files("docs/ocr-sroie/scanned")
                .filter(file -> file.toString().endsWith(".jpg"))
                .toList();
        Path home = product.data().resolve("tesseract");
        Path unpacked;
        try (Stream<Path> versions = Files.list(home)) {
            unpacked = versions.filter(Files::isDirectory).findFirst().orElseThrow();
        }
        double alone = 0;
        double eye = 0;
        Reading program = program(unpacked);
        Format jpeg = new Format("image/jpeg", Format.Kind.IMAGE);
        var settings = new ReadingSettings(Duration.ofMinutes(1), Duration.ofSeconds(20), 384, PROCESSORS);
        try (SandboxedReader reader = new SandboxedReader(settings, ParserProcess.class);
                Tesseract tesseract = Tesseract.brought(home, "")) {
            Reading drawn = image -> {
                Path page = Files.createTempFile("page", ".pgm");
                try {
                    Files.write(
                            page,
                            reader.scan(image, jpeg, null, 1, LONGEST_EDGE).orElseThrow());
                    assertThat(tesseract.read(page)).isInstanceOf(PageReader.Seen.Text.class);
                } finally {
                    Files.delete(page);
                }
            };
            seconds(images, program);
            seconds(images, drawn);
            for (int turn = 0; turn < TURNS; turn++) {
                alone += seconds(images, program);
                eye += seconds(images, drawn);
            }
        }
        int read = images.size() * TURNS;
        figures.row(
                "scanned receipts (docs/ocr-sroie, " + read
                        + " pages), drawn and read by eye, each in processes of its own",
                perSecond(read / eye),
                "tesseract alone on the same files and processors " + perSecond(read / alone) + "; ≥ 0.9 of it",
                Figures.ratio(alone / eye));
        int pages = images.size() * SCANS;
        long began = System.nanoTime();
        for (int copy = 1; copy <= SCANS; copy++) {
            for (Path image : images) {
                bring(product.http(), image.getFileName().toString(), changed(Files.readAllBytes(image), copy));
            }
        }
        settle(product.http(), "processing");
        double whole = pages / ((System.nanoTime() - began) / 1e9);
        figures.row(
                "the same through all their steps", perSecond(whole), "told only", Figures.ratio(whole * alone / read));
    }

    private static String perSecond(double rate) {
        return String.format(Locale.ROOT, "%.2f/s", rate);
    }

    private interface Reading {
        void of(Path image) throws Exception;
    }

    /** Until all are read, as many at once as there are processors. */
    private static double seconds(List<Path> images, Reading reading) throws Exception {
        List<Callable<Path>> readings = new ArrayList<>();
        for (Path image : images) {
            readings.add(() -> {
                reading.of(image);
                return image;
            });
        }
        long began = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(PROCESSORS)) {
            for (Future<Path> done : threads.invokeAll(readings)) {
                done.get();
            }
        }
        return (System.nanoTime() - began) / 1e9;
    }

    /** The program by itself. */
    private static Reading program(Path home) throws IOException {
        Path program;
        Path data;
        try (Stream<Path> all = Files.walk(home)) {
            List<Path> inside = all.toList();
            program = inside.stream()
                    .filter(file -> file.endsWith("tesseract") && Files.isRegularFile(file))
                    .findFirst()
                    .orElseThrow();
            data = inside.stream()
                    .filter(file -> file.endsWith("eng.traineddata"))
                    .findFirst()
                    .orElseThrow()
                    .getParent();
        }
        return image -> {
            ProcessBuilder call = new ProcessBuilder(
                            program.toString(),
                            image.toString(),
                            "stdout",
                            "--tessdata-dir",
                            data.toString(),
                            "-l",
                            "eng",
                            "quiet")
                    .redirectErrorStream(true);
            call.environment().put("OMP_THREAD_LIMIT", "1");
            call.environment().put("LD_LIBRARY_PATH", program.getParent() + ":" + home);
            Process process = call.start();
            process.getInputStream().readAllBytes();
            assertThat(process.waitFor()).isZero();
        };
    }

    private static Http.Answer bring(Http http, String name, byte[] bytes) {
        return new Form().file("file", name, null, bytes).post(http, "/api/v1/documents");
    }

    private static void settle(Http http, String state) {
        await().atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> http.get("/api/v1/documents?limit=1&status=" + state)
                        .json()
                        .get("items")
                        .isEmpty());
    }

    private static Stream<Path> files(String folder) {
        try (Stream<Path> all = Files.walk(SharedData.path(folder))) {
            return all.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
