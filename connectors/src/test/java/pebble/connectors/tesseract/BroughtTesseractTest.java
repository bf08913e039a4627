package pebble.connectors.tesseract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pebble.reading.Greymap;
import pebble.reading.PageReader.Seen;
import pebble.reading.Word;
import pebble.shared.SharedData;

/** The Tesseract that comes along, on pages that nobody here made. */
@Timeout(300)
class BroughtTesseractTest {
    @TempDir
    private static Path home;

    private static final class Shared {
        static final Tesseract TESSERACT = Tesseract.brought(home, "");
    }

    @TempDir
    private Path folder;

    @AfterAll
    static void close() {
        Shared.TESSERACT.close();
    }

    private static Seen.Text read(Path page) {
        Seen seen = Shared.TESSERACT.read(page);
        assertThat(seen).isInstanceOf(Seen.Text.class);
        return (Seen.Text) seen;
    }

    /** As the reader of files draws it: in greys, on white. */
    private Path drawn(Path image, int quarters) {
        try {
            BufferedImage from = ImageIO.read(image.toFile());
            boolean lying = quarters % 2 == 1;
            BufferedImage upright = new BufferedImage(from.getWidth(), from.getHeight(), BufferedImage.TYPE_INT_RGB);
            upright.createGraphics().drawImage(from, 0, 0, Color.WHITE, null);
            int width = lying ? from.getHeight() : from.getWidth();
            int height = lying ? from.getWidth() : from.getHeight();
            BufferedImage to = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            AffineTransform turn = AffineTransform.getTranslateInstance(to.getWidth() / 2.0, to.getHeight() / 2.0);
            turn.quadrantRotate(quarters);
            turn.translate(-from.getWidth() / 2.0, -from.getHeight() / 2.0);
            new AffineTransformOp(turn, AffineTransformOp.TYPE_NEAREST_NEIGHBOR).filter(upright, to);
            byte[] greys = new byte[width * height];
            for (int i = 0; i < greys.length; i++) {
                Color colour = new Color(to.getRGB(i % width, i / width));
                greys[i] = (byte) (0.299 * colour.getRed() + 0.587 * colour.getGreen() + 0.114 * colour.getBlue());
            }
            return Files.write(Files.createTempFile(folder, "page", ".pgm"), new Greymap(width, height, greys).file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path drawn(String shared) {
        return drawn(SharedData.path("docs/" + shared), 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "simple.png",
                "simple.jpg",
                "simple-noalpha.png",
                "tesseract/simple-alpha.png",
                "tesseract/simple-no-dpi.png",
                "tesseract/simple.gif"
            })
    void a_plain_page_is_read(String image) {
        Seen.Text seen = read(drawn("paperless/" + image));

        assertThat(seen.text()).isEqualTo("This is a test document.");
        assertThat(seen.confidence()).isGreaterThan(0.9f);
        assertThat(seen.turned()).isZero();
        assertThat(seen.engine()).isEqualTo("tesseract 5.5.2 eng");
    }

    @Test
    void a_page_that_is_skewed_by_ten_degrees_is_read() {
        Seen.Text seen = read(drawn("tika/testRotated-10.png"));

        assertThat(seen.text()).contains("Its had resolving otherwise she contented therefore.");
        assertThat(seen.turned()).isZero();
        // The line climbs to the right on the page as it was handed in.
        Word first = word(seen, "Its");
        Word last = word(seen, "sir");
        assertThat(first.x()).isLessThan(0.15f);
        assertThat(last.x()).isGreaterThan(0.7f);
        assertThat(first.y() - last.y()).isCloseTo(0.1f, within(0.05f));
    }

    @Test
    void a_page_without_text_has_none_that_anybody_would_bet_on() {
        Seen.Text seen = read(drawn("paperless/tesseract/no-text-alpha.png"));

        assertThat(seen.words()).filteredOn(word -> word.confidence() > 0.6).isEmpty();
    }

    /** The words stand where they stand on the page as it was handed in. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void a_page_on_its_side_or_its_head_is_read(int quarters) {
        Path receipt = SharedData.path("docs/ocr-sroie/scanned/img/590.jpg");
        Seen.Text upright = read(drawn(receipt, 0));

        Seen.Text turned = read(drawn(receipt, quarters));

        assertThat(turned.turned()).isEqualTo(360 - 90 * quarters);
        assertThat(share(words(turned.text()), words(upright.text()))).isGreaterThan(0.85);
        List<String> once = words(upright.text());
        String longest = once.stream()
                .filter(word -> word.matches("[a-z]{6,}") && Collections.frequency(once, word) == 1)
                .filter(words(turned.text())::contains)
                .findFirst()
                .orElseThrow();
        Word here = word(upright, longest);
        Word there = word(turned, longest);
        float x = here.x() + here.width() / 2;
        float y = here.y() + here.height() / 2;
        float[] centre = switch (quarters) {
            case 1 -> new float[] {1 - y, x};
            case 2 -> new float[] {1 - x, 1 - y};
            default -> new float[] {y, 1 - x};
        };
        assertThat(there.x() + there.width() / 2).isCloseTo(centre[0], within(0.02f));
        assertThat(there.y() + there.height() / 2).isCloseTo(centre[1], within(0.02f));
    }

    private static Word word(Seen.Text seen, String word) {
        return seen.words().stream()
                .filter(w -> seen.text().substring(w.start(), w.end()).equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void lines_in_hindi_among_english_ones_are_read() throws Exception {
        Seen.Text seen = read(drawn(
                Path.of(BroughtTesseractTest.class
                        .getResource("two-scripts.png")
                        .toURI()),
                0));

        assertThat(seen.text())
                .contains("for the supply of sugar and edible oil")
                .contains("चीनी और तेल की आपूर्ति के लिए आमंत्रित है");
        assertThat(seen.engine()).isEqualTo("tesseract 5.5.2 eng+hin");
    }

    @Test
    void receipts_are_read_as_well_as_tesseract_alone_reads_them() throws Exception {
        read(drawn("paperless/simple.png"));
        List<String> asked = new ArrayList<>();
        List<String> ours = new ArrayList<>();
        List<String> plain = new ArrayList<>();
        int hits = 0;
        int plainHits = 0;
        long time = 0;
        long plainTime = 0;
        try (Stream<Path> images = Files.list(SharedData.path("docs/ocr-sroie/scanned/img"))) {
            for (Path image : images.sorted().toList()) {
                List<String> truth = truth(image);
                Path page = drawn(image, 0);
                long begun = System.nanoTime();
                List<String> alone = words(alone(image));
                long between = System.nanoTime();
                List<String> read = words(read(page).text());
                plainTime += between - begun;
                time += System.nanoTime() - between;
                hits += found(truth, read);
                plainHits += found(truth, alone);
                asked.addAll(truth);
                ours.addAll(read);
                plain.addAll(alone);
            }
        }
        double recall = (double) hits / asked.size();
        double plainRecall = (double) plainHits / asked.size();
        IO.println(String.format(
                Locale.ROOT,
                "[figure] OCR of SROIE receipts: %d words, recall %.3f, plain tesseract %.3f, ratio %.3f; precision %.3f, plain %.3f; rate %.2f of plain",
                asked.size(),
                recall,
                plainRecall,
                recall / plainRecall,
                (double) hits / ours.size(),
                (double) plainHits / plain.size(),
                (double) plainTime / time));
        assertThat(asked).hasSizeGreaterThan(1000);
        assertThat(recall).isGreaterThanOrEqualTo(0.95 * plainRecall);
    }

    private static List<String> truth(Path image) throws IOException {
        String name = image.getFileName().toString().replace(".jpg", ".csv");
        return words(Files.readAllLines(image.resolveSibling("../box/" + name)).stream()
                .map(line -> line.split(",", 9))
                .filter(columns -> columns.length == 9)
                .map(columns -> columns[8])
                .reduce("", (text, line) -> text + " " + line));
    }

    /** What {@code tesseract image stdout} says, by the same engine and data. */
    private static String alone(Path image) throws Exception {
        Path unpacked = unpacked();
        ProcessBuilder builder = new ProcessBuilder(
                unpacked.resolve("tesseract").toString(),
                image.toString(),
                "stdout",
                "--tessdata-dir",
                unpacked.resolve("tessdata").toString());
        builder.environment().put("OMP_THREAD_LIMIT", "1");
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return said;
    }

    private static Path unpacked() throws IOException {
        try (Stream<Path> versions = Files.list(home)) {
            return versions.toList().getFirst();
        }
    }

    private static List<String> words(String text) {
        return Stream.of(text.toLowerCase(Locale.ROOT).split("\\s+"))
                .map(word -> word.replaceAll("[^\\p{L}\\p{N}_]", ""))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static int found(List<String> truth, List<String> read) {
        List<String> left = new ArrayList<>(read);
        return (int) truth.stream().filter(left::remove).count();
    }

    private static double share(List<String> some, List<String> truth) {
        return (double) found(truth, some) / truth.size();
    }

    @Test
    void two_products_that_unpack_at_once_leave_one_whole_folder() throws IOException {
        Path both = folder.resolve("both");
        Path page = drawn("paperless/simple.png");

        List<CompletableFuture<Seen>> readings = Stream.generate(() -> Tesseract.brought(both, ""))
                .limit(3)
                .map(tesseract -> CompletableFuture.supplyAsync(() -> tesseract.read(page)))
                .toList();

        assertThat(readings).allSatisfy(reading -> assertThat(reading.join()).isInstanceOf(Seen.Text.class));
        try (Stream<Path> left = Files.list(both)) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void too_little_memory_refuses_the_page() {
        BroughtProgram brought = new BroughtProgram(home, "");
        try (Tesseract tight =
                new Tesseract(brought::unpacked, new Children(), new Budget(Budget.USUAL.time(), 36 << 20))) {
            assertThat(tight.read(drawn("tika/testRotated-10.png")))
                    .isEqualTo(
                            new Seen.Refused("Reading the page took more memory than the 36 MB that a page is given."));
        }
    }
}
