package pebble.connectors.tesseract;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pebble.reading.Greymap;
import pebble.reading.Word;

/** What is seen of a page before it is read. */
class GreyTest {
    @TempDir
    Path folder;

    private Grey page(int letters, double skew) throws IOException {
        BufferedImage image = new BufferedImage(900, 1200, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 900, 1200);
        pen.setColor(Color.BLACK);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, letters));
        pen.rotate(skew, 450, 600);
        for (int y = 2 * letters; y < 1200 && letters > 0; y += 2 * letters) {
            pen.drawString("TOTAL OF THE GOODS AND SERVICES TAX 1234567890 PAID BY CARD", 20, y);
        }
        pen.dispose();
        byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        return Grey.of(Files.write(folder.resolve("page.pgm"), new Greymap(900, 1200, pixels).file()), 1);
    }

    @ParameterizedTest
    @CsvSource({"12, 0", "20, 0", "32, 0", "20, 0.02", "32, -0.02"})
    void how_high_its_lines_are_is_seen_also_when_it_is_skewed_a_little(int letters, double skew) throws IOException {
        // Capitals are about seven tenths of their size.
        assertThat((double) page(letters, skew).lineHeight() / letters).isBetween(0.6, 1.0);
    }

    @Test
    void of_a_large_page_some_pixels_are_left_out() throws IOException {
        Path file = Files.write(
                folder.resolve("page.pgm"), new Greymap(3, 3, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9}).file());

        Grey.of(file, 2).write(file);

        assertThat(Greymap.read(file).pixels()).containsExactly(1, 3, 7, 9);
    }

    @Test
    void lines_are_laid_under_each_other_without_what_stands_beside_them() throws IOException {
        Path file = folder.resolve("page.pgm");
        byte[] pixels = new byte[4 * 16];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) i;
        }
        Grey page = Grey.of(Files.write(file, new Greymap(4, 16, pixels).file()), 1);
        Word upper = new Word(0, 1, 0.25f, 2 / 16f, 0.5f, 2 / 16f, 0.3f);
        Word lower = new Word(0, 1, 0, 12 / 16f, 0.25f, 2 / 16f, 0.3f);

        page.bands(List.of(new Tsv.Line(List.of(upper)), new Tsv.Line(List.of(lower))))
                .write(file);

        byte white = (byte) 255;
        assertThat(Greymap.read(file).width()).isEqualTo(4);
        assertThat(Greymap.read(file).height()).isEqualTo(8);
        assertThat(Greymap.read(file).pixels())
                .startsWith(white, 5, 6, white, white, 9, 10, white)
                .endsWith(56, white, white, white);
    }

    @Test
    void an_empty_page_has_none() throws IOException {
        assertThat(page(0, 0).lineHeight()).isZero();
    }
}
