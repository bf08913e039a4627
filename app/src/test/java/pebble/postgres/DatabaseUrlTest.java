package pebble.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pebble.ground.Refusal;

class DatabaseUrlTest {

    @ParameterizedTest
    @CsvSource({
        "postgresql://user:pass@localhost:5433/pebble, jdbc:postgresql://localhost:5433/pebble, user, pass",
        "postgres://user:pass@db/pebble,               jdbc:postgresql://db:5432/pebble,        user, pass",
        "postgresql://user:p%40ss+1@db/pebble?sslmode=require, jdbc:postgresql://db:5432/pebble?sslmode=require, user, p@ss+1",
        "jdbc:postgresql://db/pebble,                  jdbc:postgresql://db:5432/pebble,        '',   ''",
    })
    void it_is_read_as_people_write_it(String text, String jdbc, String user, String password) {
        DatabaseUrl url = DatabaseUrl.parse(text);

        assertThat(url).isEqualTo(new DatabaseUrl(jdbc, user, password));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://user:secret@db/pebble",
                "postgresql://user:secret@db",
                "db:5432/secret",
                "post gres://secret"
            })
    void another_is_refused_without_repeating_its_password(String text) {
        assertThatThrownBy(() -> DatabaseUrl.parse(text))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.reason() + refusal.cure()).doesNotContain("secret"));
    }

    @Test
    void its_text_shows_no_password() {
        assertThat(DatabaseUrl.parse("postgresql://user:secret@db/pebble").toString())
                .doesNotContain("secret");
    }
}
