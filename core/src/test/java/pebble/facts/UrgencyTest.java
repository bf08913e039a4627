package pebble.facts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrgencyTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            URGENT | Our line is down for want of your material
            URGENT | Please send the COA ASAP.
            URGENT | 客户催得紧，请尽快发货
            URGENT | Bitte dringend um Rückmeldung
            HIGH   | Kindly confirm by tomorrow
            HIGH   | Gentle reminder on the below
            LOW    | This is not urgent, reply at your convenience
            NORMAL | Please share price for 5 MT caustic soda flakes
            NORMAL | 请报催化剂的价格
            """)
    void is_told_by_the_mails_own_words(Urgency.Level level, String text) {
        assertThat(Urgency.of("", text).level()).isEqualTo(level);
    }

    @Test
    void the_reason_quotes_the_words() {
        assertThat(Urgency.of("URGENT: IPA", "see subject").reason())
                .isEqualTo("“URGENT”: it asks for an answer at once");
        assertThat(Urgency.of("IPA", "thanks").reason()).isEmpty();
    }
}
