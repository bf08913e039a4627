package pebble.search;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pebble.identity.Caller;
import pebble.identity.EntityId;
import pebble.identity.KnownStreams;
import pebble.indexes.Filter;
import pebble.indexes.ItemType;
import pebble.indexes.Sight;
import pebble.shared.Cursor;
import pebble.shared.Problem;
import pebble.shared.PublicId;

/** Reads what is asked, and refuses at its field what is not understood. A stream or an entity that is not granted is not known either. */
@Component
class AskedReading {
    private static final int LONGEST = 10_000;
    private static final int MOST = 100;
    private static final int USUAL = 20;
    private static final int MOST_VALUES = 50;
    private static final List<String> NAMES =
            List.of("entity_id", "stream", "status", "doc_type", "tag", "after", "before");
    private static final Set<String> STATUSES = new TreeSet<>(Set.of(
            "open",
            "snoozed",
            "archived",
            "pending",
            "carded",
            "noise",
            "quarantined",
            "processing",
            "ready",
            "review",
            "locked",
            "rejected",
            "failed"));

    private final KnownStreams streams;

    AskedReading(KnownStreams streams) {
        this.streams = streams;
    }

    Asked read(Caller caller, SearchApi.SearchBody body) {
        String query = body.query() == null ? "" : body.query();
        if (query.length() > LONGEST) {
            throw Problem.field("query", "must be at most " + LONGEST + " characters");
        }
        int limit = body.limit() == null ? USUAL : body.limit();
        if (limit < 1 || limit > MOST) {
            throw Problem.field("limit", "must be between 1 and " + MOST);
        }
        Map<String, Object> filters = body.filters() == null ? Map.of() : body.filters();
        filters.keySet().stream()
                .filter(name -> !NAMES.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Problem.field("filters." + name, "is none of " + String.join(", ", NAMES));
                });
        Filter filter = new Filter(
                Sight.of(caller, entity(caller, filters), stream(caller, filters)),
                types(body.types()),
                statuses(filters),
                words(filters, "doc_type"),
                words(filters, "tag"),
                moment(filters, "after"),
                moment(filters, "before"));
        return new Asked(query, filter, mode(body.mode()), limit, offset(body.cursor()));
    }

    private static Asked.Mode mode(@Nullable String key) {
        Asked.Mode mode = key == null ? Asked.Mode.HYBRID : Asked.Mode.find(key);
        if (mode == null) {
            throw Problem.field("mode", "must be hybrid, keyword or semantic");
        }
        return mode;
    }

    private static Set<ItemType> types(@Nullable List<String> keys) {
        if (keys == null || keys.isEmpty()) {
            return Set.of();
        }
        Set<ItemType> types = EnumSet.noneOf(ItemType.class);
        for (String key : keys) {
            types.add(ItemType.find(String.valueOf(key))
                    .orElseThrow(() -> Problem.field(
                            "types",
                            "must be of "
                                    + Arrays.stream(ItemType.values())
                                            .map(ItemType::key)
                                            .collect(Collectors.joining(", ")))));
        }
        return types;
    }

    private static @Nullable EntityId entity(Caller caller, Map<String, Object> filters) {
        String text = word(filters, "entity_id");
        if (text == null) {
            return null;
        }
        return PublicId.parse("ent", text)
                .map(EntityId::new)
                .filter(caller::sees)
                .orElseThrow(() -> Problem.field("filters.entity_id", "is none of your legal entities"));
    }

    private @Nullable String stream(Caller caller, Map<String, Object> filters) {
        String key = word(filters, "stream");
        if (key != null && !(caller.isAdmin() ? streams.keys() : caller.streams()).contains(key)) {
            throw Problem.field("filters.stream", "is none of your streams");
        }
        return key;
    }

    private static Set<String> statuses(Map<String, Object> filters) {
        Set<String> statuses = words(filters, "status");
        if (!STATUSES.containsAll(statuses)) {
            throw Problem.field("filters.status", "must be of " + String.join(", ", STATUSES));
        }
        return statuses;
    }

    private static @Nullable String word(Map<String, Object> filters, String name) {
        return switch (filters.get(name)) {
            case null -> null;
            case String text -> text;
            default -> throw Problem.field("filters." + name, "must be a word");
        };
    }

    /** One word, or a list of which any will do. */
    private static Set<String> words(Map<String, Object> filters, String name) {
        return switch (filters.get(name)) {
            case null -> Set.of();
            case String text -> Set.of(text);
            case List<?> list
            when list.size() <= MOST_VALUES && list.stream().allMatch(String.class::isInstance) ->
                new HashSet<>(list.stream().map(String.class::cast).toList());
            default -> throw Problem.field("filters." + name, "must be a word, or a list of at most " + MOST_VALUES);
        };
    }

    private static @Nullable Instant moment(Map<String, Object> filters, String name) {
        String text = word(filters, name);
        if (text == null) {
            return null;
        }
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException other) {
            throw Problem.field("filters." + name, "must be a date or a moment, 2026-01-15 or 2026-01-15T10:30:00Z");
        }
    }

    private static int offset(@Nullable String cursor) {
        String key = Cursor.decode(cursor);
        if (key == null) {
            return 0;
        }
        try {
            int offset = Integer.parseInt(key);
            if (offset >= 0 && offset <= Asked.DEEPEST) {
                return offset;
            }
        } catch (NumberFormatException foreign) {
            throw Cursor.malformed();
        }
        throw Cursor.malformed();
    }
}
