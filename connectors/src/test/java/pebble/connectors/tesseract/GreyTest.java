package pebble.connectors.tesseract;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is seen of a page before it is read. */
class GreyTest {
    @TempDir
    Path folder;

    private Grey page(int type, int letters, double skew) throws IOException {
        BufferedImage image = new BufferedImage(900, 1200, type);
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
        Path file = folder.resolve("page.png");
        ImageIO.write(image, "png", file.toFile());
        return Grey.of(file, 1);
    }

    @ParameterizedTest
    @CsvSource({"12, 0", "20, 0", "32, 0", "20, 0.02", "32, -0.02"})
    void how_high_its_lines_are_is_seen_also_when_it_is_skewed_a_little(int letters, double skew) throws IOException {
        // Capitals are about seven tenths of their size.
        assertThat((double) page(BufferedImage.TYPE_3BYTE_BGR, letters, skew).lineHeight() / letters)
                .isBetween(0.6, 1.0);
    }

    @ParameterizedTest
    @CsvSource({"5", "10", "1", "6"})
    void it_is_the_same_page_in_grey_in_colour_and_with_transparency(int type) throws IOException {
        assertThat(page(type, 24, 0).lineHeight())
                .isEqualTo(page(BufferedImage.TYPE_3BYTE_BGR, 24, 0).lineHeight());
    }

    @Test
    void an_empty_page_has_none() throws IOException {
        assertThat(page(BufferedImage.TYPE_BYTE_GRAY, 0, 0).lineHeight()).isZero();
    }
}
