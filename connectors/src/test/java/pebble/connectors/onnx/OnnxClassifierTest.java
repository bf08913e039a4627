package pebble.connectors.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pebble.classifier.Passage;

class OnnxClassifierTest {
    private static final Set<String> STREAMS = Set.of("sales", "quality");

    @TempDir
    Path folder;

    private static TinyModel tiny() {
        return TinyModel.labelled("sales/enquiry", "quality/coa_request", "noise")
                .word("quote", 4, 0, 0)
                .word("COA", 0, 4, 0)
                .word("unsubscribe", 0, 0, 4);
    }

    private static Passage mail(String subject, String text) {
        return new Passage(subject, text, "buyer@example.com");
    }

    private OnnxClassifier open() {
        return OnnxClassifier.open(folder.toString(), "", 2).among(() -> STREAMS);
    }

    private static String likeliest(Map<String, Double> opinion) {
        return Collections.max(opinion.entrySet(), Map.Entry.comparingByValue()).getKey();
    }

    @Test
    void a_mail_is_judged_by_its_subject_and_its_text() throws IOException {
        tiny().sums(folder, "logits");

        List<Map<String, Double>> opinions = open().judge(
                        List.of(mail("quote", "please"), mail("hello", "send the COA"), mail("", "unsubscribe here")));

        assertThat(opinions)
                .map(OnnxClassifierTest::likeliest)
                .containsExactly("sales/enquiry", "quality/coa_request", "noise");
        assertThat(opinions.getFirst().get("sales/enquiry")).isCloseTo(Math.exp(4) / (Math.exp(4) + 2), within(1e-6));
    }

    @Test
    void mails_of_all_lengths_judged_together_are_judged_as_alone() throws IOException {
        tiny().sums(folder, "logits");
        OnnxClassifier classifier = open();
        List<Passage> mails = new ArrayList<>(IntStream.range(0, 100)
                .mapToObj(n -> mail("", (n % 3 == 0 ? "quote " : n % 3 == 1 ? "COA " : "") + "a ".repeat(n * 7 % 90)))
                .toList());

        List<Map<String, Double>> together = classifier.judge(mails);

        assertThat(together)
                .isEqualTo(mails.stream()
                        .map(mail -> classifier.judge(List.of(mail)).getFirst())
                        .toList());
    }

    @Test
    void a_model_without_a_mask_never_takes_padding_for_text() throws IOException {
        tiny().inputs("input_ids").word("[PAD]", 0, 0, 9).sums(folder, "logits");

        List<Map<String, Double>> opinions = open().judge(List.of(mail("quote", ""), mail("", "a a a a a COA")));

        assertThat(opinions).map(OnnxClassifierTest::likeliest).containsExactly("sales/enquiry", "quality/coa_request");
    }

    @Test
    void a_model_that_wants_token_types_gets_them() throws IOException {
        tiny().inputs("input_ids", "attention_mask", "token_type_ids").sums(folder, "logits");

        assertThat(likeliest(open().judge(List.of(mail("quote", ""))).getFirst()))
                .isEqualTo("sales/enquiry");
    }

    @Test
    void what_is_longer_than_the_model_reads_is_cut() throws IOException {
        tiny().config("max_position_embeddings", 16).sums(folder, "logits");

        Map<String, Double> opinion = open().judge(List.of(mail("COA", "a ".repeat(50) + "quote quote quote")))
                .getFirst();

        assertThat(likeliest(opinion)).isEqualTo("quality/coa_request");
    }

    @Test
    void a_label_of_a_stream_that_does_not_exist_is_never_chosen() throws IOException {
        TinyModel.labelled("sales", "warehouse/picking").word("pick", 0, 9).sums(folder, "logits");

        Map<String, Double> opinion = open().judge(List.of(mail("pick", ""))).getFirst();

        assertThat(opinion).containsOnlyKeys("sales");
        assertThat(opinion.get("sales")).isLessThan(0.01);
    }

    @Test
    void a_model_that_knows_no_stream_is_refused() throws IOException {
        TinyModel.labelled("LABEL_0", "LABEL_1").sums(folder, "logits");

        assertThatThrownBy(this::open)
                .isInstanceOf(WrongModel.class)
                .hasMessageStartingWith(
                        "CLASSIFIER_ONNX: none of the labels [label_0, label_1] names a stream that exists");
    }

    @Test
    void hostile_mails_are_judged_like_others() throws IOException {
        tiny().sums(folder, "logits");

        List<Map<String, Double>> opinions =
                open().judge(Odd.TEXTS.stream().map(text -> mail(text, text)).toList());

        assertThat(opinions)
                .hasSameSizeAs(Odd.TEXTS)
                .allSatisfy(opinion -> assertThat(opinion.values().stream()
                                .mapToDouble(share -> share)
                                .sum())
                        .isCloseTo(1, within(1e-6)));
    }

    @Test
    void labels_may_stand_in_a_file_and_the_model_below() throws IOException {
        TinyModel.ofWidth(2).word("quote", 4, 0).sums(folder.resolve("onnx"), "logits");
        Files.move(folder.resolve("onnx/tokenizer.json"), folder.resolve("tokenizer.json"));
        Files.writeString(folder.resolve("labels.txt"), "sales/enquiry\nquality\n");

        assertThat(likeliest(open().judge(List.of(mail("quote", ""))).getFirst()))
                .isEqualTo("sales/enquiry");
    }

    @Test
    void what_is_no_classifier_is_refused_with_the_setting_and_the_reason() throws IOException {
        assertThatThrownBy(() -> OnnxClassifier.open("/no/such/folder", "", 2))
                .hasMessage("CLASSIFIER_ONNX: /no/such/folder does not exist or cannot be read.");
        refused("there is no model.onnx in");

        tiny().sums(folder, "logits");
        Files.writeString(folder.resolve("model.onnx"), "version https://git-lfs.github.com/spec/v1");
        refused("ONNX Runtime cannot read");

        tiny().sums(folder, "logits");
        Files.writeString(folder.resolve("tokenizer.json"), "{}");
        refused("is no tokenizer that can be read");
        Files.delete(folder.resolve("tokenizer.json"));
        refused("there is no tokenizer.json beside");

        tiny().inputs("input_ids", "pixel_values").sums(folder, "logits");
        refused("known are input_ids, attention_mask and token_type_ids");

        tiny().inputs("input_ids").ofFixedLength(128).sums(folder, "logits");
        refused("has a fixed size");

        tiny().tokens(folder, "logits");
        refused("none of the outputs [logits] is of the kind that is needed here");

        tiny().config("id2label", Map.of("0", "sales", "1", "quality")).sums(folder, "logits");
        refused("there are 2 labels for the 3 that the model tells apart");

        tiny().config("id2label", Map.of("0", "sales", "2", "quality", "3", "x"))
                .sums(folder, "logits");
        refused("does not count from 0");

        tiny().config("problem_type", "multi_label_classification").sums(folder, "logits");
        refused("several labels at once");

        TinyModel.ofWidth(3).sums(folder, "logits");
        refused("there are no labels");

        tiny().otherwise(Double.NaN).sums(folder, "logits");
        refused("answered no numbers");
    }

    @Test
    void it_places_from_nine_tenths_on_or_as_the_setting_says() throws IOException {
        tiny().sums(folder, "logits");

        assertThat(open().threshold()).isEqualTo(0.9);
        assertThat(OnnxClassifier.open(folder.toString(), "0.75", 2)
                        .among(() -> STREAMS)
                        .threshold())
                .isEqualTo(0.75);
        for (String wrong : List.of("0.49", "1.01", "90", "NaN", "sure")) {
            assertThatThrownBy(() -> OnnxClassifier.open(folder.toString(), wrong, 2))
                    .isInstanceOf(WrongModel.class)
                    .hasMessage("CLASSIFIER_THRESHOLD: \"" + wrong + "\" is no number from 0.5 to 1.");
        }
    }

    private void refused(String why) {
        assertThatThrownBy(() -> OnnxClassifier.open(folder.toString(), "", 2))
                .isInstanceOf(WrongModel.class)
                .hasMessageStartingWith("CLASSIFIER_ONNX: ")
                .hasMessageContaining(why);
    }
}
