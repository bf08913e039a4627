package pebble.classifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class StarterModelTest {
    @Test
    void is_of_the_examples_and_the_code_that_are_here() throws IOException {
        byte[] bytes;
        try (InputStream resource = StarterModelTest.class.getResourceAsStream("/classifier/starter.model")) {
            bytes = resource.readAllBytes();
        }

        Model model = Model.of(bytes);

        assertThat(model.isOf(StarterExamples.all()))
                .as("examples, or how they are read, changed: run ./pebble train-starter")
                .isTrue();
        assertThat(bytes.length).isLessThan(3 << 20);
    }
}
