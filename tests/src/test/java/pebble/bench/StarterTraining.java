package pebble.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import pebble.classifier.Example;
import pebble.classifier.Model;
import pebble.classifier.Points;
import pebble.classifier.StarterExamples;
import pebble.classifier.Training;
import pebble.connectors.encoders.MiniLm;

/** Not a measurement: builds the model that Pebble comes with anew, for {@code ./pebble train-starter}. */
class StarterTraining {
    @Test
    void writes_the_model_that_pebble_comes_with() throws IOException {
        Path file = Path.of(System.getProperty("pebble.home"), "core/src/main/resources/classifier/starter.model");

        List<Example> examples = StarterExamples.all();
        List<float[]> points = new Points(new MiniLm())
                .of(examples.stream().map(Example::passage).toList());
        Model model = new Training(examples, points, new MiniLm().name()).train();
        Files.write(file, model.toBytes());

        assertThat(model.isOf(examples)).isTrue();
    }
}
