package pebble.router;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a condition looks at, the cheapest to know first. */
enum Field {
    MAILBOX("mailbox", Kind.TEXT),
    ENTITY("legal entity", Kind.KEY),
    SENDER_CHECK("sender check", Kind.KEY),
    TIME("time", Kind.TIME),
    FROM_DOMAIN("sender's domain", Kind.TEXT),
    FROM("sender", Kind.TEXT),
    TO("recipient", Kind.TEXT),
    SUBJECT("subject", Kind.TEXT),
    HEADER("header", Kind.TEXT),
    ATTACHMENT_TYPE("attachment's type", Kind.TEXT),
    ATTACHMENT_NAME("attachment's name", Kind.TEXT),
    BODY("text", Kind.TEXT),
    LANGUAGE("language", Kind.TEXT),
    /** Whose mail domain it is, by the company master. */
    COMPANY("company", Kind.NAME),
    /** From here on only the classifier knows. */
    STREAM("likely stream", Kind.KEY),
    INTENT("intent", Kind.TEXT),
    CONFIDENCE("confidence", Kind.NUMBER);

    private static final Set<Op> KEY_OPS = EnumSet.of(Op.EQUALS, Op.NOT_EQUALS, Op.IN, Op.EXISTS);
    private static final Set<Op> NAME_OPS = EnumSet.of(Op.EQUALS, Op.NOT_EQUALS, Op.IN, Op.CONTAINS, Op.EXISTS);
    private static final Set<Op> TEXT_OPS = EnumSet.complementOf(EnumSet.of(Op.GT, Op.LT));
    private static final Set<Op> NUMBER_OPS = EnumSet.of(Op.EQUALS, Op.NOT_EQUALS, Op.GT, Op.LT, Op.EXISTS);
    private static final Set<Op> TIME_OPS = EnumSet.of(Op.EQUALS, Op.NOT_EQUALS, Op.IN, Op.GT, Op.LT);
    private static final String HEADER_PREFIX = "header:";

    static final String ALL = Arrays.stream(values())
            .map(field -> field == HEADER ? "header:<name>" : field.key())
            .collect(Collectors.joining(", "));

    enum Kind {
        /** One of few words. */
        KEY,
        NAME,
        TEXT,
        NUMBER,
        TIME
    }

    private final String words;
    private final Kind kind;

    Field(String words, Kind kind) {
        this.words = words;
        this.kind = kind;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    String words() {
        return words;
    }

    Kind kind() {
        return kind;
    }

    Set<Op> ops() {
        return switch (kind) {
            case KEY -> KEY_OPS;
            case NAME -> NAME_OPS;
            case TEXT -> TEXT_OPS;
            case NUMBER -> NUMBER_OPS;
            case TIME -> TIME_OPS;
        };
    }

    static Optional<Field> find(@Nullable String key) {
        if (key == null) {
            return Optional.empty();
        }
        if (key.startsWith(HEADER_PREFIX)) {
            return header(key).matches("[!-9;-~]{1,100}") ? Optional.of(HEADER) : Optional.empty();
        }
        return Arrays.stream(values())
                .filter(field -> field != HEADER && field.key().equals(key))
                .findFirst();
    }

    /** The name of the header, lower case; empty where the key names none. */
    static String header(String key) {
        return key.startsWith(HEADER_PREFIX)
                ? key.substring(HEADER_PREFIX.length()).strip().toLowerCase(Locale.ROOT)
                : "";
    }
}
