package pebble.connectors.parsers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pebble.reading.Greymap;
import pebble.reading.Outcome;
import pebble.reading.PageText;
import pebble.shared.SharedData;

class ImageFileTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docs/paperless/simple.png",
                "docs/paperless/simple.jpg",
                "docs/paperless/simple.tiff",
                "docs/paperless/tesseract/simple.gif",
                "docs/paperless/tesseract/document.webp",
                "docs/paperless/tesseract/simple-alpha.png",
                "docs/tika/testWebp_Alpha_Lossy.webp"
            })
    void an_image_is_a_page_to_be_read_by_eye(String name) throws IOException {
        Path file = SharedData.path(name);

        PageText page = TestReader.read(file).pages().getFirst();

        assertThat(page.text()).isEmpty();
        assertThat(page.scanned()).isTrue();
        assertThat(page.width()).isPositive();
        assertThat(drawn(file, 1, 300).getWidth()).isBetween(1, 300);
    }

    @Test
    void an_image_may_have_many_pages() throws IOException {
        Path file = SharedData.path("docs/paperless/tesseract/multi-page-images.tiff");

        assertThat(TestReader.read(file).pages())
                .hasSize(3)
                .extracting(PageText::number)
                .containsExactly(1, 2, 3);
        assertThat(drawn(file, 3, 1_000).getHeight()).isEqualTo(1_000);
        assertThat(TestReader.READER.draw(file, TestReader.format(file), null, 4, 1_000))
                .isEmpty();
    }

    @Test
    void the_size_of_a_page_goes_by_its_resolution_and_300_dots_an_inch_without_one() throws IOException {
        PageText without = TestReader.shared("docs/paperless/tesseract/simple-no-dpi.png")
                .pages()
                .getFirst();
        PageText with = TestReader.shared("docs/tika/testJPEG_EXIF.jpg").pages().getFirst();
        BufferedImage stored =
                ImageIO.read(SharedData.path("docs/tika/testJPEG_EXIF.jpg").toFile());

        assertThat(without.width()).isCloseTo(517 / 300f * 72, within(0.1f));
        assertThat(with.width()).isCloseTo(stored.getWidth() / 240f * 72, within(0.1f));
    }

    @Test
    void an_image_is_never_made_larger_than_it_is() throws IOException {
        assertThat(drawn(SharedData.path("docs/paperless/simple.png"), 1, 4_000).getWidth())
                .isEqualTo(517);
    }

    @Test
    void what_is_transparent_is_white() throws IOException {
        BufferedImage clear = new BufferedImage(20, 20, BufferedImage.TYPE_INT_ARGB);
        Path file = folder.resolve("clear.png");
        ImageIO.write(clear, "png", file.toFile());

        assertThat(drawn(file, 1, 20).getRGB(10, 10) & 0xFFFFFF).isEqualTo(0xFFFFFF);
    }

    /** The upper left quarter of what is seen is black, whichever quarter of what is stored that is. */
    @ParameterizedTest
    @CsvSource({
        "1, 0, 0, 40, 20",
        "2, 1, 0, 40, 20",
        "3, 1, 1, 40, 20",
        "4, 0, 1, 40, 20",
        "5, 0, 0, 20, 40",
        "6, 0, 1, 20, 40",
        "7, 1, 1, 20, 40",
        "8, 1, 0, 20, 40"
    })
    void a_photograph_is_shown_as_the_camera_was_held(int exif, int right, int down, int width, int height)
            throws IOException {
        Path file = folder.resolve("held.jpg");
        Files.write(file, jpeg(exif, right, down));

        BufferedImage seen = drawn(file, 1, 100);
        PageText page = TestReader.read(file).pages().getFirst();

        assertThat(seen.getWidth()).isEqualTo(width);
        assertThat(seen.getHeight()).isEqualTo(height);
        assertThat(seen.getRGB(width / 4, height / 4) & 0xFF).isLessThan(0x40);
        assertThat(seen.getRGB(width * 3 / 4, height / 4) & 0xFF).isGreaterThan(0xC0);
        assertThat(seen.getRGB(width / 4, height * 3 / 4) & 0xFF).isGreaterThan(0xC0);
        assertThat(page.width() > page.height()).isEqualTo(width > height);
    }

    @ParameterizedTest
    @CsvSource({
        "docs/tika/testJPEG_EXIF.jpg, 4000",
        "docs/tika/testJPEG_EXIF.jpg, 90",
        "docs/paperless/simple.png, 4000",
        "docs/paperless/simple.jpg, 4000"
    })
    void the_eye_gets_a_page_as_bright_as_it_is_shown(String name, int longest) throws IOException {
        Path file = SharedData.path(name);
        Greymap shown = Shades.of(drawn(file, 1, longest));

        assertSameShades(shown, grey(file, longest));
    }

    private static void assertSameShades(Greymap shown, Greymap grey) {
        assertThat(grey.width()).isEqualTo(shown.width());
        assertThat(grey.height()).isEqualTo(shown.height());
        assertThat(IntStream.range(0, grey.pixels().length)
                        .map(i -> Math.abs((grey.pixels()[i] & 255) - (shown.pixels()[i] & 255)))
                        .average()
                        .orElseThrow())
                .isLessThan(1);
    }

    /** As telephones and scanners write them. */
    @Test
    void the_eye_gets_a_page_in_colours_of_its_own_as_bright_as_it_is_shown() throws IOException {
        Path file = folder.resolve("profile.jpg");
        Files.write(file, withProfile(SharedData.path("docs/tika/testJPEG_EXIF.jpg")));

        assertSameShades(Shades.of(drawn(file, 1, 4_000)), grey(file, 4_000));
    }

    private static byte[] withProfile(Path jpeg) throws IOException {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        byte[] bytes = Files.readAllBytes(jpeg);
        ByteBuffer told = ByteBuffer.allocate(bytes.length + profile.length + 18);
        told.put(bytes, 0, 2);
        told.putShort((short) 0xFFE2).putShort((short) (profile.length + 16));
        told.put("ICC_PROFILE\0".getBytes(StandardCharsets.ISO_8859_1))
                .put((byte) 1)
                .put((byte) 1)
                .put(profile);
        told.put(bytes, 2, bytes.length - 2);
        return told.array();
    }

    @Test
    void the_eye_gets_a_photograph_as_the_camera_was_held() throws IOException {
        Path file = folder.resolve("held.jpg");
        Files.write(file, jpeg(6, 0, 1));

        Greymap grey = grey(file, 100);

        assertThat(grey.width()).isEqualTo(20);
        assertThat(grey.pixels()[10 * 20 + 5] & 255).isLessThan(0x40);
        assertThat(grey.pixels()[30 * 20 + 5] & 255).isGreaterThan(0xC0);
    }

    static byte[] jpeg(int exif, int right, int down) throws IOException {
        BufferedImage image = new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 40, 20);
        graphics.setColor(Color.BLACK);
        graphics.fillRect(right * 20, down * 10, 20, 10);
        graphics.dispose();
        var plain = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", plain);
        byte[] bytes = plain.toByteArray();
        ByteBuffer told = ByteBuffer.allocate(bytes.length + 36);
        told.put(bytes, 0, 2);
        told.putShort((short) 0xFFE1).putShort((short) 34).put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1));
        told.putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x112)
                .putShort((short) 3)
                .putInt(1);
        told.putShort((short) exif).putShort((short) 0).putInt(0);
        told.put(bytes, 2, bytes.length - 2);
        return told.array();
    }

    @Test
    void a_photograph_of_a_telephone_is_shown_where_the_platform_can() {
        Path file = SharedData.path("docs/paperless/tesseract/simple.heic");

        Outcome outcome = TestReader.outcome(file, null);

        switch (outcome) {
            case Outcome.Read read -> assertThat(read.pages()).hasSize(1);
            case Outcome.Refused refused -> assertThat(refused.reason()).contains("no program that opens HEIC");
            case Outcome.Locked locked -> throw new AssertionError("locked");
        }
        assertThat(TestReader.READER
                        .draw(file, TestReader.format(file), null, 1, 100)
                        .isPresent())
                .isEqualTo(outcome instanceof Outcome.Read);
    }

    @Test
    void the_program_of_the_platform_is_handed_the_photograph() throws Exception {
        Path photograph = SharedData.path("docs/paperless/tesseract/simple.heic");
        Path program = script("program", "cp \"$1\" \"$2\"");

        Path converted = Heic.converted(photograph, Optional.of(program));

        assertThat(converted).hasSameBinaryContentAs(photograph);
        assertThat(Heic.isOne(photograph)).isTrue();
        assertThat(Heic.isOne(SharedData.path("docs/paperless/simple.png"))).isFalse();
        assertThatThrownBy(() -> Heic.converted(photograph, Optional.of(script("broken", "exit 1"))))
                .hasMessage(Refusal.DAMAGED);
    }

    private Path script(String name, String does) throws IOException {
        Path script = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + does + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return script;
    }

    private static BufferedImage drawn(Path file, int page, int longest) throws IOException {
        byte[] png = TestReader.READER
                .draw(file, TestReader.format(file), null, page, longest)
                .orElseThrow();
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private Greymap grey(Path file, int longest) throws IOException {
        byte[] pgm = TestReader.READER
                .scan(file, TestReader.format(file), null, 1, longest)
                .orElseThrow();
        return Greymap.read(Files.write(folder.resolve("page.pgm"), pgm));
    }
}
