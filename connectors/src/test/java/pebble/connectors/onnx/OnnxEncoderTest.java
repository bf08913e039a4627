package pebble.connectors.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pebble.connectors.encoders.MiniLm;

class OnnxEncoderTest {
    @TempDir
    Path folder;

    private static TinyModel tiny() {
        return TinyModel.ofWidth(2)
                .word("drum", 4, 0)
                .word("rate", 0, 3)
                .word("[CLS]", 1, 1)
                .word("query", 0, 80);
    }

    private OnnxEncoder open(String pooling) {
        return OnnxEncoder.open(folder.toString(), pooling, "", 2);
    }

    @Test
    void a_text_lies_at_the_mean_of_its_tokens() throws IOException {
        tiny().tokens(folder, "last_hidden_state");

        List<float[]> points = open("").encode(List.of("drum rate", "a a a a a a a drum"));

        assertThat(points.getFirst())
                .containsExactly(new float[] {5 / (float) Math.sqrt(41), 4 / (float) Math.sqrt(41)}, within(1e-6f));
        assertThat(points.getLast())
                .containsExactly(new float[] {5 / (float) Math.sqrt(26), 1 / (float) Math.sqrt(26)}, within(1e-6f));
    }

    @Test
    void or_at_its_first_token_when_the_setting_or_the_model_says_so() throws IOException {
        tiny().tokens(folder, "last_hidden_state");
        float half = (float) Math.sqrt(0.5);

        assertThat(open("cls").encode(List.of("drum drum")).getFirst())
                .containsExactly(new float[] {half, half}, within(1e-6f));

        Files.createDirectories(folder.resolve("1_Pooling"));
        Files.writeString(folder.resolve("1_Pooling/config.json"), "{\"pooling_mode_cls_token\": true}");

        assertThat(open("").encode(List.of("drum drum")).getFirst())
                .containsExactly(new float[] {half, half}, within(1e-6f));
        assertThat(open("mean").encode(List.of("drum drum")).getFirst()[0]).isGreaterThan(0.9f);
    }

    @Test
    void a_model_that_pools_by_itself_is_left_to_it() throws IOException {
        tiny().sums(folder, "sentence_embedding");

        assertThat(open("").encode(List.of("drum")).getFirst()[0]).isEqualTo(5 / (float) Math.sqrt(26), within(1e-6f));
    }

    @Test
    void the_prefix_is_read_before_each_text() throws IOException {
        tiny().tokens(folder, "last_hidden_state");

        OnnxEncoder asked = OnnxEncoder.open(folder.toString(), "", "query", 2);

        assertThat(asked.encode(List.of("drum")).getFirst()[1]).isGreaterThan(0.99f);
        assertThat(asked.name()).isNotEqualTo(open("").name());
    }

    @Test
    void the_name_changes_with_weights_and_pooling() throws IOException {
        tiny().tokens(folder, "last_hidden_state");
        String name = open("").name();

        assertThat(name).isEqualTo(open("mean").name()).isNotEqualTo(open("cls").name());
        tiny().word("drum", 5, 0).tokens(folder, "last_hidden_state");
        assertThat(open("").name()).isNotEqualTo(name);
    }

    @Test
    void hostile_texts_have_points_of_length_one() throws IOException {
        tiny().tokens(folder, "last_hidden_state");

        assertThat(open("").encode(Odd.TEXTS))
                .hasSameSizeAs(Odd.TEXTS)
                .allSatisfy(point -> assertThat((double) point[0] * point[0] + (double) point[1] * point[1])
                        .isCloseTo(1, within(1e-5)));
    }

    @Test
    void the_encoder_that_pebble_brings_has_the_same_points_when_it_is_set() throws IOException {
        for (String[] file : new String[][] {
            {"/all-minilm-l6-v2-q.onnx", "model.onnx"}, {"/all-minilm-l6-v2-q-tokenizer.json", "tokenizer.json"}
        }) {
            try (InputStream in = MiniLm.class.getResourceAsStream(file[0])) {
                Files.copy(in, folder.resolve(file[1]));
            }
        }
        List<String> texts = List.of(
                "Please quote for 20 MT of caustic soda flakes.",
                "Thanks!",
                "Bitte um ein Angebot für Zitronensäure 😀");

        List<float[]> set = open("").encode(texts);

        List<float[]> brought = new MiniLm().encode(texts);
        for (int text = 0; text < texts.size(); text++) {
            assertThat(dot(set.get(text), brought.get(text))).isGreaterThan(0.9999);
        }
        assertThat(dot(set.get(0), set.get(1))).isLessThan(0.6);
    }

    private static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int d = 0; d < one.length; d++) {
            sum += (double) one[d] * other[d];
        }
        return sum;
    }

    @Test
    void what_is_no_encoder_is_refused() throws IOException {
        tiny().tokens(folder, "last_hidden_state");

        assertThatThrownBy(() -> open("max"))
                .isInstanceOf(WrongModel.class)
                .hasMessage("ENCODER_POOLING: \"max\" is neither mean nor cls.");
        assertThatThrownBy(() -> OnnxEncoder.open("/no/such/folder", "", "", 2))
                .hasMessageStartingWith("ENCODER_ONNX: ");
        assertThatThrownBy(() -> OnnxEncoder.open(folder.toString(), "", "", 0))
                .hasMessage("ONNX_THREADS: 0 is too few.");
    }
}
