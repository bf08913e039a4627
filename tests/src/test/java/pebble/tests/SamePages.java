package pebble.tests;

import static org.awaitility.Awaitility.await;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import pebble.Form;
import pebble.Http;
import pebble.shared.SharedData;

/** How well copies in other formats are found among the documents of a product, where it is known which are copies. */
public final class SamePages {

    /**
     * @param right of the pairs that were found
     * @param wanted pairs that are copies of each other
     */
    public record Found(long right, int found, int wanted) {
        public double precision() {
            return (double) right / found;
        }

        public double recall() {
            return (double) right / wanted;
        }
    }

    private final Http http;
    /** What each document says, by its id; nothing where it is a copy of none. */
    private final Map<String, String> says = new LinkedHashMap<>();

    private SamePages(Http http) {
        this.http = http;
    }

    /** The folder {@code docs/paperless}, a few pages of which come in many formats. */
    public static Found ofFormats(Http http) throws IOException {
        SamePages pages = new SamePages(http);
        Path folder = SharedData.path("docs/paperless");
        Map<String, String> same = Stream.of(text("same-pages.tsv").split("\n"))
                .map(row -> row.split("\t"))
                .collect(Collectors.toMap(row -> row[0], row -> row[1]));
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = folder.relativize(file).toString();
                pages.bring(name, Files.readAllBytes(file), same.getOrDefault(name, ""));
            }
        }
        return pages.found();
    }

    /**
     * Scanned receipts, the same packed hard, made smaller and laid askew, and what people copied from them by hand; beside them receipts of the same shops.
     */
    public static Found ofReceipts(Http http) throws IOException {
        SamePages pages = new SamePages(http);
        for (Path image : list("docs/ocr-sroie/scanned/img")) {
            String name = image.getFileName().toString().replace(".jpg", "");
            pages.bring(name + ".jpg", Files.readAllBytes(image), name);
            BufferedImage scan = ImageIO.read(image.toFile());
            List<byte[]> spoils =
                    List.of(jpeg(scan, 1, 0, 0.3f), jpeg(scan, 0.75, 0, 0.85f), jpeg(scan, 1, 1.5, 0.85f));
            for (byte[] worse : spoils) {
                pages.bring(name + " again.jpg", worse, name);
            }
        }
        for (String folder : List.of("scanned", "text-only")) {
            for (Path boxes : list("docs/ocr-sroie/" + folder + "/box")) {
                String name = boxes.getFileName().toString().replace(".csv", "");
                pages.bring(name + ".txt", transcript(boxes).getBytes(StandardCharsets.UTF_8), name);
            }
        }
        return pages.found();
    }

    /** Eight corners, then a line of the receipt. */
    private static String transcript(Path boxes) throws IOException {
        return Files.readAllLines(boxes).stream()
                .map(row -> row.split(",", 9))
                .filter(columns -> columns.length == 9)
                .map(columns -> columns[8])
                .collect(Collectors.joining("\n"));
    }

    private static byte[] jpeg(BufferedImage page, double scale, double turned, float quality) throws IOException {
        int width = (int) (page.getWidth() * scale);
        int height = (int) (page.getHeight() * scale);
        BufferedImage other = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = other.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.rotate(Math.toRadians(turned), width / 2.0, height / 2.0);
        pen.drawImage(page, 0, 0, width, height, null);
        pen.dispose();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam how = writer.getDefaultWriteParam();
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionQuality(quality);
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(other, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** What is no document is left out; of equal bytes the document that is held already is taken. */
    private void bring(String name, byte[] bytes, String says) {
        Http.Answer answer = new Form().file("file", name, null, bytes).post(http, "/api/v1/documents");
        if (answer.status() != 400) {
            this.says.putIfAbsent(answer.at("/id"), says);
        }
    }

    private Found found() {
        await().atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> http.get("/api/v1/documents?limit=1&status=processing")
                        .json()
                        .get("items")
                        .isEmpty());
        Set<Set<String>> wanted = new HashSet<>();
        Set<Set<String>> found = new HashSet<>();
        says.forEach((id, text) -> {
            http.get("/api/v1/documents/" + id).json().get("near_duplicates").forEach(other -> {
                // What another set of the same run brought is not this one's.
                if (says.containsKey(other.get("id").asString())) {
                    found.add(Set.of(id, other.get("id").asString()));
                }
            });
            says.forEach((other, otherText) -> {
                if (!id.equals(other) && !text.isEmpty() && text.equals(otherText)) {
                    wanted.add(Set.of(id, other));
                }
            });
        });
        return new Found(found.stream().filter(wanted::contains).count(), found.size(), wanted.size());
    }

    private static List<Path> list(String folder) throws IOException {
        try (Stream<Path> files = Files.list(SharedData.path(folder))) {
            return files.sorted().toList();
        }
    }

    private static String text(String resource) throws IOException {
        try (var in = SamePages.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
