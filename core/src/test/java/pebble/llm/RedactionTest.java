package pebble.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "From: r.sharma+po@acme.co.in|From: [address]@acme.co.in",
                "Mob: 98200 12345, or +91-22-2345 6789|Mob: [phone], or [phone]",
                "call me at 022-23456789 today|call me at [phone] today",
                "Our GSTIN 27AAPFU0939F1ZV, PAN AAPFU0939F|Our GSTIN [tax number], PAN [tax number]",
                "A/c No. 50200012345678, IFSC HDFC0001234|A/c No. [account], IFSC [bank]",
                "IBAN DE89 3704 0044 0532 0130 00|IBAN [account]",
                "card 4111 1111 1111 1111 and Aadhaar 2345 6789 0123|card [card] and Aadhaar [personal number]",
                "The password is Sesam9!; OTP: 483920|The password is [secret] OTP: [secret]",
                "see https://portal.example/bid?token=abc#x and https://acme.example|see [link to portal.example] and https://acme.example",
            })
    void what_has_a_form_and_is_of_no_use_is_taken_out(String mail, String sent) {
        assertThat(Redaction.of(mail)).isEqualTo(sent);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PO 4500012345 dated 12.03.2026 for 20,000 kg of IPA, CAS 67-63-0, at Rs 1,25,000.00",
                "GEM/2026/B/4512345, batch 2603-0417, invoice 23-24/00871, HSN 29051220",
                "Dispatch 2 x 20 MT by 15/04/2026, 10:30; ISO 9001:2015; purity 99.85 %; UN 1219; EN 10204 3.1",
                "AWB 176-1234 5675, container MSKU 1234565, 16 drums of 160 kg, tel quel"
            })
    void what_the_business_is_about_stays(String mail) {
        assertThat(Redaction.of(mail)).isEqualTo(mail);
    }

    @Test
    @Timeout(10)
    void no_text_makes_it_slow() {
        for (String bait :
                new String[] {"1", "1 ", "a.", "a@", "AB12 ", "tel. 1", "https://a", "pin: ", "+1-", "1111 "}) {
            assertThat(Redaction.of(bait.repeat(100_000 / bait.length()))).isNotNull();
        }
    }

    @Test
    void what_is_sent_is_redacted_unless_a_setting_says_otherwise() {
        assertThat(sent(true)).isEqualTo("[phone]");
        assertThat(sent(false)).isEqualTo("+91 98200 12345");
    }

    private static String sent(boolean redact) {
        StringBuilder sent = new StringBuilder();
        LanguageModel model = new LanguageModel() {
            @Override
            public String name() {
                return "listening";
            }

            @Override
            public Completion complete(Instruction instruction, String data, AnswerSchema schema, Limits limits) {
                sent.append(data);
                return Completion.ended(LlmCast.FITTING, Finish.STOP, Usage.NONE, "one");
            }
        };
        LlmSettings settings = new LlmSettings(
                Duration.ofSeconds(10),
                1,
                1,
                Duration.ofMillis(1),
                Duration.ofMinutes(1),
                1,
                redact,
                BigDecimal.ZERO,
                BigDecimal.ZERO);
        new Answers(model, settings, new SimpleMeterRegistry(), Clock.systemUTC())
                .ask(LlmCast.PLACE, "+91 98200 12345", LlmCast.PLACING, LlmCast.limits(Duration.ofSeconds(10)));
        return sent.toString();
    }
}
