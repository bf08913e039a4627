package pebble.router;

import static org.assertj.core.api.Assertions.assertThat;
import static pebble.router.Posts.of;
import static pebble.router.Posts.rule;
import static pebble.router.Posts.then;
import static pebble.router.Posts.when;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a{100}){100}",
                "((x{20}){20}){20}",
                "(?:[a-c]{500}b){5}",
                "[",
                "a**",
                "(?=x)",
                "(",
                "\\1",
                "x{1000}x{1000}x{500}"
            })
    void what_cannot_be_searched_for_quickly_is_refused(String pattern) {
        assertThat(Expression.refusal(pattern)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\b\\d{2}[A-Z]{5}\\d{4}[A-Z]\\d[Z][A-Z\\d]\\b",
                "GEM/20\\d{2}/B/\\d{5,8}",
                "(a+a+)+b",
                "[[:alpha:]\\]{9}]{3}",
                "{x",
                "x{,3}"
            })
    void what_people_write_is_taken(String pattern) {
        assertThat(Expression.refusal(pattern)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "GEM/20\\d{2}/B/, GEM/20",
        "tenders?, tender",
        "\\bpurchase\\s+order\\b, purchase",
        "no\\.77, no.77",
        "(?:abc)+xyz, xyz",
        "a{3}bcd, bcd",
        "wxyz+, wxyz"
    })
    void the_word_that_every_match_holds_is_known_before(String pattern, String word) {
        assertThat(ExpressionText.needed(pattern)).contains(word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc|def", "(abc)?", "[abc]def?", "\\Qabc\\E", "\\x61bcd", "wxyz{|b}", "ab", "\\pLabc|d"})
    void no_word_is_claimed_that_a_match_may_lack(String pattern) {
        assertThat(ExpressionText.needed(pattern)).isEmpty();
    }

    @Test
    void hostile_expressions_over_a_hostile_text_end_at_the_same_step_always_and_say_so() {
        Configuration hostile = of(IntStream.range(0, 100)
                .mapToObj(i -> rule(
                        "Hostile " + i,
                        List.of(when("body", "matches", "(x+x+)+(x|xx|[wx]{1,200})*y" + i)),
                        then("stream", "sales")))
                .toArray(Configuration.Rule[]::new));
        Rules rules = Rules.of(hostile);
        Letter letter = Posts.letter("Hello", "x".repeat(300_000) + "y");

        long began = System.nanoTime();
        Judgement judgement = rules.judge(letter);
        System.out.printf(
                "FIGURE router: hostile expressions over a hostile text end after %d steps, %d ms%n",
                judgement.effort(), (System.nanoTime() - began) / 1_000_000);

        assertThat(judgement.isSilent()).isTrue();
        assertThat(judgement.givenUp()).isNotEmpty().first().asString().startsWith("Hostile ");
        assertThat(judgement.sentences())
                .singleElement()
                .asString()
                .startsWith("Not tried to the end")
                .contains("“Hostile ", " more");
        assertThat(judgement.effort()).isLessThan(2 * Effort.MOST);
        assertThat(rules.judge(letter).effort()).isEqualTo(judgement.effort());
    }
}
