package pebble.board;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pebble.audit.Audit;
import pebble.identity.Caller;
import pebble.live.Event;
import pebble.live.Events;
import pebble.shared.IfMatch;
import pebble.shared.Problem;
import pebble.shared.Problem.FieldError;

/** Boards are added and changed. A column that still holds cards is not taken away. */
@Component
class StreamDesigning {
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]{0,39}");
    private static final int MOST_COLUMNS = 20;

    private final Streams streams;
    private final Audit audit;
    private final Events events;

    StreamDesigning(Streams streams, Audit audit, Events events) {
        this.streams = streams;
        this.audit = audit;
        this.events = events;
    }

    @Transactional
    public Stream add(
            Caller caller, @Nullable String key, @Nullable String name, @Nullable List<Stream.Column> columns) {
        List<Stream.Column> asked = columns != null
                ? columns
                : List.of(new Stream.Column(Stream.FIRST, "Inbox", null), new Stream.Column(Stream.LAST, "Done", null));
        String title = name == null ? "" : name.strip();
        Stream stream = new Stream(key == null ? keyOf(title) : key, title, 1, asked);
        refuse(stream);
        if (!streams.add(stream)) {
            throw BoardError.STREAM_EXISTS.problem();
        }
        tell(caller, "stream.created", null, stream);
        return stream;
    }

    @Transactional
    public Stream change(
            Caller caller,
            String key,
            Expected expected,
            @Nullable String name,
            @Nullable List<Stream.Column> columns) {
        Stream before = streams.holdDesign(caller, key);
        Stream after = new Stream(
                key,
                name == null ? before.name() : name.strip(),
                before.version() + 1,
                columns == null ? before.columns() : columns);
        refuse(after);
        IfMatch.check(expected.version(), before.version(), before);
        List<String> lost = streams.columnsInUse(key).stream()
                .filter(column -> after.column(column).isEmpty())
                .toList();
        if (!lost.isEmpty()) {
            throw BoardError.COLUMN_IN_USE.problem(Map.of("columns", lost));
        }
        streams.update(after);
        tell(caller, "stream.changed", before, after);
        return after;
    }

    private void tell(Caller caller, String act, @Nullable Stream before, Stream after) {
        audit.record(caller, new Audit.Change(act, "stream", after.key(), null, before, after));
        events.publish(new Event(
                "stream.updated", after.key(), new Event.Scope(null, after.key()), null, null, new Told(after), null));
    }

    record Told(Stream stream) {}

    private static String keyOf(String name) {
        return name.toLowerCase(java.util.Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_|_$", "");
    }

    private static void refuse(Stream stream) {
        List<FieldError> refused = new ArrayList<>();
        if (!KEY.matcher(stream.key()).matches()) {
            refused.add(new FieldError("key", "must be a word of lower-case letters, digits and underscores"));
        }
        if (stream.name().isEmpty() || stream.name().length() > 60) {
            refused.add(new FieldError("name", "must have 1 to 60 characters"));
        }
        List<Stream.Column> columns = stream.columns();
        if (columns.size() < 2
                || columns.size() > MOST_COLUMNS
                || !columns.getFirst().key().equals(Stream.FIRST)
                || !columns.getLast().key().equals(Stream.LAST)) {
            refused.add(new FieldError(
                    "columns",
                    "must be 2 to " + MOST_COLUMNS + ", the first with key inbox and the last with key done"));
        }
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < columns.size(); i++) {
            Stream.Column column = columns.get(i);
            if (!KEY.matcher(column.key()).matches() || !keys.add(column.key())) {
                refused.add(new FieldError("columns[" + i + "].key", "must be a word that no other column has"));
            }
            if (column.name().isBlank() || column.name().length() > 60) {
                refused.add(new FieldError("columns[" + i + "].name", "must have 1 to 60 characters"));
            }
            if (column.wipLimit() != null && column.wipLimit() < 1) {
                refused.add(new FieldError("columns[" + i + "].wip_limit", "must be at least 1, or null for no limit"));
            }
        }
        if (!refused.isEmpty()) {
            throw Problem.fields(refused);
        }
    }
}
