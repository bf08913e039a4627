package pebble.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import pebble.reading.PageText;

class AnnouncementsTest {
    /** Each label announces all that follows it: without bounds the words of this line would be held ten thousand times. */
    @Test
    void a_line_that_is_all_labels_announces_a_few() {
        PageText page = new PageText(1, 0, 0, "tender no ".repeat(20_000), List.of(), false);

        List<Announcements.Announced> all =
                new Announcements(Labels.of("/pebble/tender/labels.txt"), Layout.rows(List.of(page))).all();

        assertThat(all)
                .hasSizeBetween(1, 50)
                .allMatch(announced -> announced.value().text().length() <= 1_500);
    }
}
