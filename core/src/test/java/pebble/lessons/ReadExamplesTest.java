package pebble.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.classifier.Encoder;
import pebble.classifier.Passage;
import pebble.shared.Database;

/** Each starter example is read once, and nothing else is kept of them. */
class ReadExamplesTest {
    private final List<Integer> read = new ArrayList<>();
    private final DataSource database = Database.fresh();
    private final JdbcClient sql = JdbcClient.create(database);
    private final ReadExamples examples = examples("one");

    private ReadExamples examples(String encoder) {
        return new ReadExamples(sql, new JdbcTemplate(database), new Encoder() {
            @Override
            public String name() {
                return encoder;
            }

            @Override
            public List<float[]> encode(List<String> texts) {
                read.add(texts.size());
                return texts.stream().map(text -> new float[] {text.length()}).toList();
            }
        });
    }

    @Test
    void a_starter_example_is_read_once() {
        List<float[]> first = examples.of(List.of(passage("One"), passage("Two and more")));

        List<float[]> again = examples.of(List.of(passage("Two and more"), passage("One")));

        assertThat(read).containsExactly(2);
        assertThat(again).containsExactly(first.get(1), first.get(0));
    }

    @Test
    void what_is_kept_of_anything_but_starter_examples_is_forgotten() {
        examples("another").of(List.of(passage("One"), passage("A mail that was erased")));

        examples.of(List.of(passage("One")));

        assertThat(sql.sql("select encoder from encoded_example order by encoder")
                        .query(String.class)
                        .list())
                .containsExactly("another", "one");
    }

    private static Passage passage(String text) {
        return new Passage("", text + ".", "");
    }
}
