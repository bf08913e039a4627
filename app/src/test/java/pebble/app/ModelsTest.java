package pebble.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import pebble.classifier.Encoder;
import pebble.classifier.SequenceClassifier;
import pebble.connectors.encoders.MiniLm;
import pebble.connectors.onnx.OnnxEncoder;
import pebble.facts.NameFinder;
import pebble.ground.Refusal;
import pebble.ground.Variables;

class ModelsTest {
    @TempDir
    private Path folder;

    private static Models models(Map<String, String> variables) {
        return Models.of(new Variables(variables, Map.of()));
    }

    private static AnnotationConfigApplicationContext started(Models models) {
        var beans = new AnnotationConfigApplicationContext();
        models.register(beans);
        beans.scan("pebble.connectors.encoders");
        beans.refresh();
        return beans;
    }

    @Test
    void without_settings_nothing_is_loaded_and_the_english_encoder_stands_by() {
        Models none = models(Map.of("CLASSIFIER_ONNX", "", "ENCODER_ONNX", " "));

        assertThat(none).isEqualTo(new Models(Optional.empty(), Optional.empty(), Optional.empty()));
        try (var beans = started(none)) {
            assertThat(beans.getBean(Encoder.class)).isInstanceOf(MiniLm.class);
            assertThat(beans.getBeanNamesForType(SequenceClassifier.class)).isEmpty();
            assertThat(beans.getBeanNamesForType(NameFinder.class)).isEmpty();
        }
    }

    @Test
    void an_encoder_that_is_set_takes_the_place_of_the_english_one() throws IOException {
        copy("/all-minilm-l6-v2-q.onnx", "model.onnx");
        copy("/all-minilm-l6-v2-q-tokenizer.json", "tokenizer.json");

        try (var beans = started(models(Map.of("ENCODER_ONNX", folder.toString())))) {
            assertThat(beans.getBean(Encoder.class)).isInstanceOf(OnnxEncoder.class);
        }
    }

    private void copy(String resource, String name) throws IOException {
        try (InputStream in = MiniLm.class.getResourceAsStream(resource)) {
            Files.copy(in, folder.resolve(name));
        }
    }

    @Test
    void a_wrong_setting_refuses_the_start_by_its_name() {
        for (String setting : new String[] {"CLASSIFIER_ONNX", "ENCODER_ONNX", "ENTITIES_ONNX"}) {
            assertThatThrownBy(() -> models(Map.of(setting, folder.toString())))
                    .isInstanceOfSatisfying(Refusal.class, refusal -> {
                        assertThat(refusal.reason()).startsWith(setting + ": there is no model.onnx in");
                        assertThat(refusal.cure()).contains("Set " + setting + " right, or remove it");
                    });
        }
        assertThatThrownBy(() -> models(Map.of("ONNX_THREADS", "many"))).isInstanceOf(Refusal.class);
    }
}
