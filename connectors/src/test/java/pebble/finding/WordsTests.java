package pebble.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static pebble.finding.SearchCast.word;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** By what words things are found. */
abstract class WordsTests {
    @Autowired
    SearchCast cast;

    @Test
    void a_document_is_found_by_the_words_of_its_name_and_its_text_within_a_second() {
        String mark = word();
        String id = cast.document(cast.documents.anna, mark + "_offer.txt", "Sodium hypochlorite for " + mark);
        cast.documents.ended(cast.documents.anna, id);
        long ended = System.nanoTime();

        cast.awaitFound(cast.documents.anna, mark + " hypochlorite", id);

        // The bound is generous: the machine is shared, and what is tested is that nothing waits for a beat of its own.
        assertThat(Duration.ofNanos(System.nanoTime() - ended)).isLessThan(Duration.ofSeconds(10));
        assertThat(cast.ids(cast.documents.anna, mark + " offer")).containsExactly(id);
        assertThat(cast.ids(cast.documents.anna, mark + " chlorine")).isEmpty();
    }

    @Test
    void every_word_is_wanted_and_of_the_last_its_beginning() {
        String mark = word();
        String both = cast.document(cast.documents.anna, "a.txt", mark + " isopropyl alcohol drums");
        String one = cast.document(cast.documents.anna, "b.txt", mark + " isopropyl acetate drums");
        cast.awaitFound(cast.documents.anna, mark, both, one);

        assertThat(cast.ids(cast.documents.anna, mark + " isopropyl alcohol")).containsExactly(both);
        assertThat(cast.ids(cast.documents.anna, mark + " isopropyl alc")).containsExactly(both);
        assertThat(cast.ids(cast.documents.anna, "isopr " + mark + " acetate")).isEmpty();
    }

    @Test
    void typing_errors_are_forgiven_by_the_length_of_the_word_but_not_in_numbers() {
        String mark = word();
        String id = cast.document(cast.documents.anna, "a.txt", mark + " hydrochloric acid, batch 4471885 of drum");
        cast.awaitFound(cast.documents.anna, mark, id);

        assertThat(cast.ids(cast.documents.anna, "hidrocloric " + mark)).containsExactly(id);
        assertThat(cast.ids(cast.documents.anna, "bacth " + mark)).containsExactly(id);
        assertThat(cast.ids(cast.documents.anna, "hidrokloricc " + mark)).isEmpty();
        assertThat(cast.ids(cast.documents.anna, "drim " + mark)).isEmpty();
        assertThat(cast.ids(cast.documents.anna, "4471886 " + mark)).isEmpty();
        assertThat(cast.ids(cast.documents.anna, "4471885 " + mark)).containsExactly(id);
    }

    @Test
    void quotation_marks_want_the_words_side_by_side() {
        String mark = word();
        String id = cast.document(cast.documents.anna, "a.txt", mark + " caustic soda flakes in bags");
        cast.awaitFound(cast.documents.anna, mark, id);

        assertThat(cast.ids(cast.documents.anna, mark + " \"soda flakes\"")).containsExactly(id);
        assertThat(cast.ids(cast.documents.anna, mark + " \"flakes soda\"")).isEmpty();
        assertThat(cast.ids(cast.documents.anna, mark + " “caustic soda")).containsExactly(id);
    }

    @Test
    void identifiers_are_found_however_their_parts_are_joined_and_never_by_one_alike() {
        String mark = word();
        String id = cast.document(
                cast.documents.anna,
                "a.txt",
                mark + " GSTIN 27AAPFU0939F1ZV, PO-7731/24-25, CAS 7732-18-5, bid GEM/2026/B/5512345");
        cast.awaitFound(cast.documents.anna, mark, id);

        for (String right :
                new String[] {"27aapfu0939f1zv", "PO/7731-24/25", "po-7731/24", "7732-18-5", "gem/2026/b/5512345"}) {
            assertThat(cast.ids(cast.documents.anna, mark + " " + right))
                    .as(right)
                    .containsExactly(id);
        }
        for (String wrong : new String[] {"27AAPFU0939F1ZW", "PO-7732/24-25", "7732-18-6", "GEM/2026/B/5512346"}) {
            assertThat(cast.ids(cast.documents.anna, mark + " " + wrong))
                    .as(wrong)
                    .isEmpty();
        }
    }

    @Test
    void any_language_is_found_accents_and_case_aside() {
        String mark = word();
        String hindi = cast.document(cast.documents.anna, "a.txt", mark + " हमें सोडियम हाइड्रॉक्साइड की दर भेजें");
        String chinese = cast.document(cast.documents.anna, "b.txt", mark + " 请报价过氧化氢二十吨");
        String french = cast.document(cast.documents.anna, "c.txt", mark + " Étiquette de sécurité, prix à Genève");
        cast.awaitFound(cast.documents.anna, mark, hindi, chinese, french);

        assertThat(cast.ids(cast.documents.anna, mark + " सोडियम")).containsExactly(hindi);
        assertThat(cast.ids(cast.documents.anna, "भेजें " + mark)).containsExactly(hindi);
        assertThat(cast.ids(cast.documents.anna, "过氧化氢 " + mark)).containsExactly(chinese);
        assertThat(cast.ids(cast.documents.anna, mark + " ETIQUETTE geneve")).containsExactly(french);
    }

    @Test
    void where_nothing_holds_all_words_what_holds_most_of_them_is_found() {
        String mark = word();
        String id = cast.document(cast.documents.anna, "a.txt", mark + " ferric chloride forty percent");
        cast.awaitFound(cast.documents.anna, mark, id);

        assertThat(cast.ids(cast.documents.anna, "ferric chloride forty zirconium " + word()))
                .contains(id);
    }

    @Test
    void what_answers_is_marked_and_everything_else_is_escaped() {
        String mark = word();
        String id = cast.document(
                cast.documents.anna,
                "a.txt",
                "<script>alert(1)</script> & \"" + mark + "\" <img src=x onerror=alert(1)> for " + mark + "s");
        cast.awaitFound(cast.documents.anna, mark, id);

        JsonNode item = cast.answer(cast.documents.anna, Map.of("query", mark)).at("/items/0");

        assertThat(item.get("type").asString()).isEqualTo("document");
        assertThat(item.get("title").asString()).isEqualTo("a.txt");
        assertThat(item.get("url").asString()).isEqualTo("/documents/" + id);
        assertThat(item.get("score").asDouble()).isPositive();
        assertThat(item.get("highlights").get(0).asString())
                .isEqualTo("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;<mark>" + mark
                        + "</mark>&quot; &lt;img src=x onerror=alert(1)&gt; for <mark>" + mark + "s</mark>");
    }

    @Test
    void a_title_counts_for_more_than_a_text() {
        String mark = word();
        String text = cast.document(cast.documents.anna, "a.txt", "About " + mark + " and nothing else");
        String title = cast.document(cast.documents.anna, mark + ".txt", "Something else, with as many words");
        cast.awaitFound(cast.documents.anna, mark, text, title);

        assertThat(cast.ids(cast.documents.anna, mark).getFirst()).isEqualTo(title);
    }
}
