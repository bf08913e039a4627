package pebble.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThreadFaceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Dear team,\\n\\nKindly share best rate.          | Kindly share best rate.",
                "Hi Rahul,\\nPlease send the COA.                 | Please send the COA.",
                "Good morning\\nThe truck has left.               | The truck has left.",
                "Good Morning Everyone.\\nThe truck has left.     | The truck has left.",
                "Respected sir/madam\\nWe need 20 drums.          | We need 20 drums.",
                "Respected Sir / Madam,\\nWe need 20 drums.       | We need 20 drums.",
                "Hello,\\n\\nany news?                            | any news?",
                "hello rahul ji, any news?                        | any news?",
                "Hi. Any news?                                    | Any news?",
                "Dear Mr. Mehta:\\nOur PO is attached.            | Our PO is attached.",
                "Dear Sir,\\nGood afternoon,\\nGreetings of the day!\\nOur PO is attached. | Our PO is attached.",
                "Sir,\\nour PO is attached.                       | our PO is attached.",
                "Dear All - the plant is shut on Monday.          | the plant is shut on Monday.",
                "Hi team – please find the COA.                   | please find the COA.",
                "Dear Sirs,Please quote.                          | Please quote.",
                "*Dear Anita,*\\nPlease quote.                    | Please quote.",
                "Sehr geehrte Frau Rao,\\nanbei die Bestellung. | anbei die Bestellung.",
                "Bonjour, nous souhaiterions une offre.           | nous souhaiterions une offre.",
                "Estimados señores: adjuntamos el pedido.         | adjuntamos el pedido.",
                "Greetings from Coromandel Paints!\\nPlease quote. | Please quote.",
            })
    void a_snippet_begins_after_the_greeting(String text, String snippet) {
        assertThat(ThreadFace.snippet(text.replace("\\n", "\n"))).isEqualTo(snippet);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hi please send the rate, we need it today",
                "Hi-tech plant needs IPA, 20 drums",
                "Dear customer your order is late",
                "Hello Kitty drums were delivered to the wrong plant, please collect them",
                "All drums leak.",
                "Team lunch is on Friday",
                "Highest quality needed, please quote",
                "Dearness allowance, revised",
                "Kindly share best rate and COA for IPA 99.9%",
            })
    void words_that_only_begin_like_a_greeting_stay(String text) {
        assertThat(ThreadFace.snippet(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"Hello,|Hello,", "Good morning Rahul|Good morning Rahul", "'Dear sir,\n\n '|Dear sir,"})
    void a_letter_that_only_greets_shows_its_greeting(String text, String snippet) {
        assertThat(ThreadFace.snippet(text)).isEqualTo(snippet);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "你", "Wg", "a'", "a b "})
    void an_endless_word_is_no_greeting_and_costs_nothing(String letters) {
        String text = "Hi " + letters.repeat(400 / letters.length()) + " (x)";

        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(10), () -> ThreadFace.snippet(text)))
                .startsWith("Hi ");
    }
}
