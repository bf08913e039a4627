package pebble.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "elevenchars",
                "password1234",
                "Password!2026",
                "passwordpassword",
                "123456789012",
                "qwertyuiop123",
                "aaaaaaaaaaaa",
                "Mira.Kapoor@acids.example",
                "mirakapoor1990",
                "Pebble123456"
            })
    void what_is_guessed_first_is_refused(String password) {
        assertThat(PasswordPolicy.refusal(password, "mira.kapoor@acids.example", "Mira Kapoor"))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct otter battery staple",
                "seven calm otters",
                "пароль для склада",
                "pebble-admin-pass-1",
                "XkQ7vT2mWz9p"
            })
    void what_is_long_and_unknown_is_accepted_whatever_its_characters(String password) {
        assertThat(PasswordPolicy.refusal(password, "mira.kapoor@acids.example", "Mira Kapoor"))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mira Kapoor=MK", "mira=M", "Jean Luc de la Tour=JT", "mira.kapoor@x=MX"})
    void initials_are_of_the_first_and_the_last_word(String example) {
        String[] parts = example.split("=");

        assertThat(User.initials(parts[0])).isEqualTo(parts[1]);
    }
}
