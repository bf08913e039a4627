package pebble.connectors.llm;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pebble.llm.Completion.Failure;
import pebble.llm.Completion.Kind;

/** What HTTP says of a failed exchange, in the port's words. */
final class Trouble {
    private static final Pattern IN_WORDS = Pattern.compile("(?i)retry after (\\d{1,6}) second");

    private Trouble() {}

    static Failure of(IOException broken) {
        String message = broken.getMessage();
        return Failure.of(
                Kind.UNAVAILABLE,
                broken instanceof HttpTimeoutException && message != null
                        ? message
                        : "The connection failed: " + broken.getClass().getSimpleName());
    }

    /**
     * @param code the other side's short name of the error, if any
     * @param message its sentence. It is not repeated where it may quote the question
     */
    static Failure of(int status, HttpHeaders headers, String code, String message) {
        Kind kind = kind(status);
        String name = "HTTP " + status + (code.isEmpty() ? "" : " " + cut(code, 60));
        return new Failure(
                kind,
                kind == Kind.UNANSWERABLE || message.isEmpty() ? name : name + ": " + cut(message, 200),
                after(headers, message));
    }

    private static Kind kind(int status) {
        return switch (status) {
            case 429 -> Kind.BUSY;
            case 408, 409, 425, 499 -> Kind.UNAVAILABLE;
            case 400, 413, 422 -> Kind.UNANSWERABLE;
            default -> status >= 500 ? Kind.UNAVAILABLE : Kind.MISCONFIGURED;
        };
    }

    /** Milliseconds before seconds before words; what is negative or no number was not said. */
    static @Nullable Duration after(HttpHeaders headers, String message) {
        Optional<Duration> said = number(headers, "retry-after-ms", 1)
                .or(() -> number(headers, "retry-after", 1000))
                .or(() -> {
                    Matcher words = IN_WORDS.matcher(message);
                    return words.find()
                            ? Optional.of(Duration.ofSeconds(Long.parseLong(words.group(1))))
                            : Optional.empty();
                });
        return said.orElse(null);
    }

    private static Optional<Duration> number(HttpHeaders headers, String name, int milliseconds) {
        return headers.firstValue(name)
                .map(String::strip)
                .filter(value -> value.matches("\\d{1,9}(\\.\\d{1,9})?"))
                .map(value -> Duration.ofMillis((long) Math.ceil(Double.parseDouble(value) * milliseconds)));
    }

    private static String cut(String text, int length) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= length ? line : line.substring(0, length) + "…";
    }
}
