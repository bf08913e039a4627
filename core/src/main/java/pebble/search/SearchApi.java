package pebble.search;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pebble.feeding.Feeding;
import pebble.identity.Allowed;
import pebble.identity.Caller;
import pebble.identity.Role;
import pebble.indexes.IndexUnavailable;
import pebble.shared.Cursor;

/** Search over HTTP. */
@RestController
@RequestMapping("/api/v1/search")
class SearchApi {
    private final AskedReading reading;
    private final Searching searching;
    private final Feeding feeding;

    SearchApi(AskedReading reading, Searching searching, Feeding feeding) {
        this.reading = reading;
        this.searching = searching;
        this.feeding = feeding;
    }

    /** @param filters entity_id, stream, status, doc_type, tag, after, before */
    record SearchBody(
            @Nullable String query,
            @Nullable List<String> types,
            @Nullable Map<String, Object> filters,
            @Nullable String mode,
            @Nullable Integer limit,
            @Nullable String cursor) {}

    /** @param degraded why it may not be everything; null when it is */
    record Answer(
            List<Searching.Item> items,
            @Nullable String nextCursor,
            long total,
            long tookMs,
            Map<String, Map<String, Integer>> facets,
            @Nullable String degraded) {}

    /** @param complete whether everything is in it that there was when it was begun */
    record IndexState(boolean complete, boolean rebuilding) {}

    @PostMapping
    @Allowed
    Answer search(Caller caller, @RequestBody SearchBody body) {
        long began = System.nanoTime();
        Asked asked = reading.read(caller, body);
        Searching.Answer answer = searching.search(caller, asked);
        return new Answer(
                answer.items(),
                answer.more() ? Cursor.encode(String.valueOf(asked.upTo())) : null,
                answer.total(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began),
                answer.facets(),
                answer.degraded());
    }

    @GetMapping("/index")
    @Allowed(Role.ADMIN)
    IndexState index() {
        return reached(() -> new IndexState(feeding.isComplete(), feeding.isRebuilding()));
    }

    /** Makes the indexes anew from the database, while the present ones answer. */
    @PostMapping("/index/rebuild")
    @Allowed(Role.ADMIN)
    @ResponseStatus(HttpStatus.ACCEPTED)
    IndexState rebuild() {
        return reached(() -> {
            feeding.rebuild();
            return index();
        });
    }

    private static IndexState reached(Supplier<IndexState> asked) {
        try {
            return asked.get();
        } catch (IndexUnavailable away) {
            throw SearchError.SEARCH_UNAVAILABLE.problem();
        }
    }
}
