package pebble.connectors.parsers;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pebble.reading.Greymap;

class ShadesTest {
    private static final Greymap PAGE = new Greymap(3, 2, new byte[] {10, 20, 30, 40, 50, 60});

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_INT_ARGB})
    void colours_become_as_bright_as_they_look(int type) {
        BufferedImage image = new BufferedImage(2, 1, type);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 1, 1);
        pen.setColor(Color.RED);
        pen.fillRect(1, 0, 1, 1);
        pen.dispose();

        assertThat(Shades.of(image).pixels()).containsExactly(255, 76);
    }

    @Test
    void a_page_turned_by_a_quarter_reads_from_its_foot() {
        Greymap turned = Shades.turned(PAGE);

        assertThat(turned.width()).isEqualTo(2);
        assertThat(turned.pixels()).containsExactly(40, 10, 50, 20, 60, 30);
    }

    @Test
    void shades_are_averaged_across_and_down() {
        assertThat(Shades.averaged(PAGE, 1, 2).pixels()).containsExactly(25, 35, 45);
        assertThat(Shades.averaged(PAGE, 2, 1).pixels()).containsExactly(15, 45);
        assertThat(Shades.averaged(PAGE, 9, 9).pixels()).containsExactly(35);
    }
}
