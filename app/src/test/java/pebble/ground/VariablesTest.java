package pebble.ground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VariablesTest {

    @Test
    void the_environment_wins_over_the_file() {
        var variables = new Variables(Map.of("PORT", "1"), Map.of("PORT", "2", "BIND", "::1"));

        assertThat(variables.get("PORT", "3")).isEqualTo("1");
        assertThat(variables.get("BIND", "127.0.0.1")).isEqualTo("::1");
        assertThat(variables.get("OTHER", "none")).isEqualTo("none");
    }

    @Test
    void a_variable_set_to_nothing_is_not_set() {
        assertThat(new Variables(Map.of("REDIS_URL", " "), Map.of()).find("REDIS_URL"))
                .isEmpty();
    }

    @Test
    void the_file_is_read_as_people_write_it(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve(".env"), """
                # a comment
                SECRET_KEY="with spaces"
                ODOO_URL=https://example.com/a?b=c
                MS_CLIENT_ID=
                """);

        assertThat(Variables.file(folder))
                .containsOnly(
                        Map.entry("SECRET_KEY", "with spaces"), Map.entry("ODOO_URL", "https://example.com/a?b=c"));
    }

    @Test
    void without_a_file_nothing_is_said(@TempDir Path folder) {
        assertThat(Variables.file(folder)).isEmpty();
    }

    @Test
    void what_is_no_number_is_refused_by_name() {
        var variables = new Variables(Map.of("PORT", "eighty"), Map.of());

        assertThatThrownBy(() -> variables.number("PORT", 8000))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).contains("PORT", "eighty"));
    }
}
