package pebble.router;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a rule can do with a message. Of each but the tags the first rule that says it decides. */
enum ActionType {
    STREAM,
    COLUMN,
    ENTITY,
    ASSIGNEE,
    PRIORITY,
    TAG,
    NOISE,
    /** No later rule is asked. */
    STOP;

    static final String ALL = Arrays.stream(values()).map(ActionType::key).collect(Collectors.joining(", "));

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ActionType> find(@Nullable String key) {
        return Arrays.stream(values()).filter(type -> type.key().equals(key)).findFirst();
    }

    /** What it decides, once for a message: a stream and noise are the same question. Tags and stop decide nothing. */
    Optional<ActionType> decides() {
        return switch (this) {
            case STREAM, NOISE -> Optional.of(STREAM);
            case COLUMN, ENTITY, ASSIGNEE, PRIORITY -> Optional.of(this);
            case TAG, STOP -> Optional.empty();
        };
    }
}
