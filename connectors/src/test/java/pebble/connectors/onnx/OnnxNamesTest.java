package pebble.connectors.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pebble.facts.Fact;
import pebble.facts.FactType;
import pebble.facts.Facts;
import pebble.facts.Gazetteer;

class OnnxNamesTest {
    @TempDir
    Path folder;

    /** O, B-company, I-company, B-PER, B-WEATHER. */
    private static TinyModel tiny() {
        return TinyModel.labelled("O", "B-company", "I-company", "B-PER", "B-WEATHER")
                .word("zor", 0, 8)
                .word("##bex", 0, 0, 8)
                .word("mills", 0, 0, 8)
                .word("quill", 0, 0, 0, 8)
                .word("rain", 0, 0, 0, 0, 8)
                .otherwise(8);
    }

    private OnnxNames open() {
        return OnnxNames.open(folder.toString(), 2);
    }

    private static void assertPlaces(List<Fact> facts, String subject, String text) {
        assertThat(facts)
                .allSatisfy(fact -> assertThat(fact.text())
                        .isEqualTo((fact.field() == Fact.Field.SUBJECT ? subject : text)
                                .substring(fact.start(), fact.end())));
    }

    @Test
    void pieces_are_put_together_to_words_and_words_to_names() throws IOException {
        tiny().tokens(folder, "logits");
        String text = "we at zorbex mills thank quill, and zor zor";

        List<Fact> facts = open().find("for quill", text);

        assertPlaces(facts, "for quill", text);
        assertThat(facts)
                .extracting(Fact::type, Fact::text, Fact::field)
                .containsExactly(
                        tuple(FactType.PERSON, "quill", Fact.Field.SUBJECT),
                        tuple(FactType.COMPANY, "zorbex mills", Fact.Field.TEXT),
                        tuple(FactType.PERSON, "quill", Fact.Field.TEXT),
                        tuple(FactType.COMPANY, "zor", Fact.Field.TEXT),
                        tuple(FactType.COMPANY, "zor", Fact.Field.TEXT));
    }

    @Test
    void places_count_in_characters_behind_emoji_halves_of_them_accents_and_other_scripts() throws IOException {
        tiny().tokens(folder, "logits");
        String subject = "😀👩‍🔬 zorbex";
        String text = "e\u0301té 😀😀 \ud83d नमस्ते \u202eשלום\u202c \0 日本 zorbex mills\n\n\nquill";

        List<Fact> facts = open().find(subject, text);

        assertPlaces(facts, subject, text);
        assertThat(facts).extracting(Fact::text).containsExactly("zorbex", "zorbex mills", "quill");
    }

    @Test
    void places_are_right_with_the_tokenizer_of_roberta() throws IOException {
        TinyModel bytes = TinyModel.labelled("O", "B-company").tokenizer(TinyTokenizer.BYTE_LEVEL);
        TinyTokenizer.bytes().forEach(letter -> bytes.word(letter));
        bytes.word("Ġz", 0, 8).otherwise(8).tokens(folder, "logits");
        String text = "😀é 日本 \ud83d zorbex\u00a0mills, \0 zor\n";

        List<Fact> facts = open().find(text, text);

        assertPlaces(facts, text, text);
        assertThat(facts).extracting(Fact::text).containsExactly("zorbex", "zor", "zorbex", "zor");
    }

    @Test
    void places_are_right_with_the_tokenizer_of_xlm_roberta() throws IOException {
        TinyModel.labelled("O", "B-company", "I-company")
                .tokenizer(TinyTokenizer.UNIGRAM)
                .word("▁")
                .word("▁zor", 0, 8)
                .word("▁mills", 0, 0, 8)
                .otherwise(8)
                .tokens(folder, "logits");
        String text = "zor 😀ﬁ 日本 \ud83d zorbex  mills, \0 zor\n";

        List<Fact> facts = open().find(text, text);

        assertPlaces(facts, text, text);
        assertThat(facts.subList(0, 3)).extracting(Fact::text).containsExactly("zor", "zorbex  mills", "zor");
    }

    @Test
    void a_name_ends_where_a_paragraph_does() throws IOException {
        tiny().tokens(folder, "logits");

        assertThat(open().find("", "zorbex\nmills zorbex\n\nmills"))
                .extracting(Fact::text)
                .containsExactly("zorbex\nmills", "zorbex", "mills");
    }

    @Test
    void names_are_found_in_the_windows_behind_what_the_model_reads_at_once() throws IOException {
        tiny().config("max_position_embeddings", 32).tokens(folder, "logits");
        String text = "a ".repeat(15) + "zorbex mills " + "a ".repeat(14) + "zorbex mills" + " b".repeat(60) + " quill";

        List<Fact> facts = open().find("", text);

        assertPlaces(facts, "", text);
        assertThat(facts).extracting(Fact::text).containsExactly("zorbex mills", "zorbex mills", "quill");
    }

    @Test
    void hostile_texts_give_facts_at_their_places_or_none() throws IOException {
        tiny().word("Vora", 0, 8).tokens(folder, "logits");
        OnnxNames names = open();

        for (String text : Odd.TEXTS) {
            assertPlaces(names.find(text, text), text, text);
        }
    }

    @Test
    void they_join_the_facts_of_the_rules_which_keep_what_they_prove() throws IOException {
        tiny().word("27", 0, 0, 0, 8)
                .word("vora", 0, 8)
                .word("27AAPFU0939F1ZV", 0, 0, 0, 8)
                .word("@", 0, 8)
                .tokens(folder, "logits");
        String text = "zorbex mills, GSTIN 27AAPFU0939F1ZV, write to vora@vora-dyes.in";

        List<Fact> facts = Facts.of("", text, null, Gazetteer.none(), open());

        assertPlaces(facts, "", text);
        assertThat(facts).extracting(Fact::type).containsExactly(FactType.COMPANY, FactType.GSTIN, FactType.EMAIL);
    }

    @Test
    void companies_that_are_held_are_known_better_than_by_the_model() throws IOException {
        tiny().tokens(folder, "logits");

        List<Fact> facts = Facts.of(
                "", "from zorbex mills north", null, Gazetteer.of(List.of("Zorbex Mills North"), List.of()), open());

        assertThat(facts).extracting(Fact::text).contains("zorbex mills north").doesNotContain("zorbex mills");
    }

    @Test
    void what_is_quoted_is_not_read() throws IOException {
        tiny().tokens(folder, "logits");
        String text = "thanks quill\n\nOn Mon, 3 Feb 2025 at 10:00, A <a@b.example> wrote:\n> zorbex mills\n";

        assertThat(Facts.of("", text, null, Gazetteer.none(), open()))
                .extracting(Fact::text)
                .contains("quill")
                .doesNotContain("zorbex mills");
    }

    @Test
    void a_model_that_finds_nothing_of_ours_is_refused() throws IOException {
        TinyModel.labelled("O", "B-WEATHER", "B-gstin").tokens(folder, "logits");

        assertThatThrownBy(this::open)
                .isInstanceOf(WrongModel.class)
                .hasMessageStartingWith("ENTITIES_ONNX: none of the labels [B-WEATHER, B-gstin] is a type of fact");
    }

    @Test
    void a_classifier_of_whole_texts_is_refused() throws IOException {
        tiny().sums(folder, "logits");

        assertThatThrownBy(this::open)
                .isInstanceOf(WrongModel.class)
                .hasMessageContaining("none of the outputs [logits] is of the kind");
    }
}
