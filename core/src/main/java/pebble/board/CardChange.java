package pebble.board;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pebble.identity.EntityId;
import pebble.identity.UserId;
import pebble.shared.Problem;
import pebble.shared.Problem.FieldError;
import tools.jackson.databind.JsonNode;

/** The body of {@code PATCH /cards/{id}}: what is absent stays, null clears. Every refused field is named at once. */
record CardChange(
        @Schema(implementation = String.class, nullable = true) @Nullable
        JsonNode assignee,

        @Schema(implementation = Priority.class) @Nullable JsonNode priority,

        @ArraySchema(schema = @Schema(implementation = String.class)) @Nullable
        JsonNode tags,

        @Schema(implementation = String.class) @Nullable JsonNode subject,

        @Schema(implementation = Instant.class, nullable = true) @Nullable
        JsonNode dueAt,

        @Schema(
                implementation = String.class,
                description =
                        "Hands the card over to this legal entity, which must be the caller's too: its people see the card,"
                                + " its conversation and later replies from then on, those of the other do not. An assignee who may not"
                                + " see it there is taken from it, unless the same change names one who may.")
        @Nullable
        JsonNode entityId) {

    private static final int MOST_TAGS = 30;

    /** The fields as values; null means absent, and an empty holder means cleared. */
    record Parsed(
            @Nullable Holder<UserId> assignee,
            @Nullable Priority priority,
            @Nullable List<String> tags,
            @Nullable String subject,
            @Nullable Holder<Instant> dueAt,
            @Nullable EntityId entity) {}

    /** A value that may be cleared. */
    record Holder<T>(@Nullable T value) {}

    Parsed parsed() {
        List<FieldError> refused = new ArrayList<>();
        Parsed parsed = new Parsed(
                holder("assignee", assignee, refused, node -> UserId.of(text(node))),
                read("priority", priority, refused, node -> Priority.of(text(node))),
                read("tags", tags, refused, CardChange::tags),
                read("subject", subject, refused, node -> line(text(node))),
                holder("due_at", dueAt, refused, node -> time(text(node))),
                read("entity_id", entityId, refused, node -> EntityId.of(text(node))));
        if (!refused.isEmpty()) {
            throw Problem.fields(refused);
        }
        return parsed;
    }

    /** A list of tags as people type them: trimmed, without repeats. */
    static List<String> tags(JsonNode node) {
        if (!node.isArray()) {
            throw new IllegalArgumentException("must be a list of words");
        }
        return tags(node.valueStream().map(CardChange::text).toList());
    }

    static List<String> tags(List<String> words) {
        List<String> tags = words.stream()
                .filter(Objects::nonNull)
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toList();
        if (tags.size() > MOST_TAGS || tags.stream().anyMatch(tag -> tag.length() > 50 || !isOneLine(tag))) {
            throw new IllegalArgumentException("may be at most " + MOST_TAGS + " words of at most 50 characters");
        }
        return tags;
    }

    static Instant time(String text) {
        try {
            Instant time = OffsetDateTime.parse(text).toInstant();
            if (time.isAfter(Instant.EPOCH) && time.isBefore(Instant.parse("9999-01-01T00:00:00Z"))) {
                return time;
            }
        } catch (DateTimeException notATime) {
            // refused below, with what a time looks like
        }
        throw new IllegalArgumentException("must be a time such as 2026-01-15T10:30:00Z");
    }

    private static String line(String text) {
        String line = text.strip();
        if (line.isEmpty() || line.length() > 500 || !isOneLine(line)) {
            throw new IllegalArgumentException("must be one line of 1 to 500 characters");
        }
        return Face.storable(line);
    }

    private static boolean isOneLine(String text) {
        return text.chars().noneMatch(Character::isISOControl);
    }

    private static String text(JsonNode node) {
        if (!node.isString()) {
            throw new IllegalArgumentException("must be a text");
        }
        return node.asString();
    }

    private static <T> @Nullable Holder<T> holder(
            String field, @Nullable JsonNode node, List<FieldError> refused, Function<JsonNode, T> reading) {
        return node != null && node.isNull()
                ? new Holder<>(null)
                : read(field, node, refused, value -> new Holder<>(reading.apply(value)));
    }

    private static <T> @Nullable T read(
            String field, @Nullable JsonNode node, List<FieldError> refused, Function<JsonNode, T> reading) {
        if (node == null) {
            return null;
        }
        try {
            return reading.apply(node);
        } catch (IllegalArgumentException wrong) {
            refused.add(new FieldError(field, String.valueOf(wrong.getMessage())));
        } catch (Problem wrong) {
            // An id that cannot be one: here it is a field of a body, not the thing asked for.
            refused.add(new FieldError(
                    field, field.equals("priority") ? "must be urgent, high, normal or low" : "is not a known id"));
        }
        return null;
    }
}
