package pebble.ground;

import io.github.cdimascio.dotenv.Dotenv;
import io.github.cdimascio.dotenv.DotenvEntry;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The settings of this process: its environment, and below it the file {@code .env} of the working folder. */
public final class Variables {
    private final Map<String, String> environment;
    private final Map<String, String> file;

    public Variables(Map<String, String> environment, Map<String, String> file) {
        this.environment = environment;
        this.file = file;
    }

    public static Variables read() {
        return new Variables(System.getenv(), file(Path.of("")));
    }

    static Map<String, String> file(Path folder) {
        return Dotenv.configure()
                .directory(folder.toAbsolutePath().toString())
                .ignoreIfMissing()
                .load()
                .entries(Dotenv.Filter.DECLARED_IN_ENV_FILE)
                .stream()
                .filter(entry -> !entry.getValue().isBlank())
                .collect(Collectors.toUnmodifiableMap(
                        DotenvEntry::getKey, DotenvEntry::getValue, (first, last) -> last));
    }

    /** Empty also for a variable that is set to nothing, as templates of {@code .env} leave them. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(environment.get(name))
                .or(() -> Optional.ofNullable(file.get(name)))
                .map(String::trim)
                .filter(value -> !value.isEmpty());
    }

    public String get(String name, String otherwise) {
        return find(name).orElse(otherwise);
    }

    public int number(String name, int otherwise) {
        String text = get(name, String.valueOf(otherwise));
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notNumber) {
            throw new Refusal(
                    name + " is \"" + text + "\", which is not a number.",
                    "Set " + name + " to a number or remove it.");
        }
    }

    /** What {@code .env} says, for the framework to read below the environment. */
    public Map<String, String> file() {
        return file;
    }
}
