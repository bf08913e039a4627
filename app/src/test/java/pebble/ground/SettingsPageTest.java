package pebble.ground;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of settings, the template and the code speak of the same variables. */
class SettingsPageTest {
    private static final Path HOME = Path.of("..");

    @Test
    void the_template_and_the_page_name_the_same_variables() throws IOException {
        assertThat(found(Files.readString(HOME.resolve(".env.example")), "(?m)^([A-Z_]+)="))
                .isEqualTo(found(
                        Files.readString(HOME.resolve("docs/settings.md")), "(?m)`([A-Z]+(?:_[A-Z]+)*)`(?=[,| ])"));
    }

    @Test
    void every_variable_that_the_code_reads_is_on_the_page() throws IOException {
        Set<String> page = found(Files.readString(HOME.resolve("docs/settings.md")), "`([A-Z_]+)`");
        Set<String> code = new TreeSet<>();
        try (Stream<Path> files = Files.walk(HOME.resolve("app/src/main"))) {
            for (Path file :
                    files.filter(f -> f.toString().matches(".*\\.(java|yaml)")).toList()) {
                String text = Files.readString(file);
                code.addAll(found(text, "variables\\.(?:find|get|number)\\(\"([A-Z_]+)\""));
                code.addAll(found(text, "\\$\\{([A-Z_]+):"));
            }
        }
        code.addAll(found(Files.readString(HOME.resolve("pebble")), "\\$\\{(PEBBLE_(?!HOME)[A-Z_]+):-"));

        assertThat(code).isNotEmpty();
        assertThat(page).containsAll(code);
    }

    private static Set<String> found(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
