package pebble.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pebble.shared.SharedData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LanguageTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en      | Kindly share your best rate for 20 drums of isopropyl alcohol.
            de      | Bitte senden Sie uns ein Angebot über 500 kg Natriumhydroxid.
            zh      | 请报异丙醇二十吨的最优价格，交货期两周。
            ja      | イソプロピルアルコール二十トンのお見積りをお願いいたします。
            ar      | نرجو إرسال عرض سعر لعشرين طناً من الأيزوبروبانول.
            hi      | कृपया बीस ड्रम का सबसे अच्छा भाव भेजें।
            hi-Latn | Bhai 20 drum IPA ka best rate bhejo jaldi, payment advance kar denge
            ar-Latn | Salam, momken tab3at el se3r bta3 el IPA bokra? shukran gedan
            """)
    void is_told_by_the_words(String language, String text) {
        assertThat(Language.of("", text)).isEqualTo(language);
    }

    @Test
    void the_subject_speaks_where_the_text_says_nothing() {
        assertThat(Language.of("Anfrage Lieferzeit Natronlauge", "")).isEqualTo("de");
        assertThat(Language.of("12345", "?!")).isEmpty();
    }

    @Test
    void is_right_for_nearly_every_development_mail() throws IOException {
        int right = 0;
        int all = 0;
        for (String line : Files.readAllLines(SharedData.path("streams/dev.jsonl"))) {
            JsonNode mail = JsonMapper.shared().readTree(line);
            String found = Language.of(
                    mail.path("subject").asString(), mail.path("body").asString());
            all++;
            if (found.equals(mail.path("language").asString())) {
                right++;
            } else {
                System.out.println(
                        mail.path("id").asString() + " " + mail.path("language").asString() + " read as " + found);
            }
        }
        System.out.printf("language: %d of %d%n", right, all);
        assertThat(right).isGreaterThanOrEqualTo((int) (0.97 * all));
    }
}
