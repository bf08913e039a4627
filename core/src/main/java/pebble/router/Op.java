package pebble.router;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a condition compares. Of a field with several values, such as the recipients, one that fits is enough. */
enum Op {
    EQUALS("is"),
    NOT_EQUALS("is not"),
    CONTAINS("contains"),
    STARTS_WITH("starts with"),
    ENDS_WITH("ends with"),
    /** A regular expression is found somewhere in it. */
    MATCHES("matches"),
    IN("is"),
    GT("is over"),
    LT("is under"),
    EXISTS("is there");

    static final String ALL = Arrays.stream(values()).map(Op::key).collect(Collectors.joining(", "));

    private final String words;

    Op(String words) {
        this.words = words;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    String words() {
        return words;
    }

    static Optional<Op> find(@Nullable String key) {
        return Arrays.stream(values()).filter(op -> op.key().equals(key)).findFirst();
    }
}
