package pebble.router;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

class ExpressionPropertyTest {
    /** Against the library without our short cut, over texts and expressions of few letters. */
    @Property(tries = 3_000)
    void the_short_cut_never_changes_what_is_found(
            @ForAll
                    @Chars({'a', 'b', 'S', '.', '?', '*', '|', '(', ')', '[', ']', '{', '2', '}', '\\'})
                    @StringLength(min = 1, max = 9)
                    String pattern,
            @ForAll @Chars({'a', 'B', 's', '\u017f', '2', '{', ' ', '\n', '.'}) @StringLength(max = 20) String text) {
        if (Expression.refusal(pattern) != null) {
            return;
        }
        boolean plainly = com.google.re2j.Pattern.compile(
                        pattern, com.google.re2j.Pattern.CASE_INSENSITIVE | com.google.re2j.Pattern.MULTILINE)
                .matcher(text)
                .find();

        assertThat(new Expression(pattern).isIn(new Text(text), new Effort())).isEqualTo(plainly);
    }
}
