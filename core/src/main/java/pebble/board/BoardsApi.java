package pebble.board;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pebble.identity.Allowed;
import pebble.identity.Caller;
import pebble.identity.EntityId;
import pebble.shared.Cursor;
import pebble.shared.Page;

@RestController
@RequestMapping("/api/v1")
class BoardsApi {
    private final Streams streams;
    private final CardLists lists;

    BoardsApi(Streams streams, CardLists lists) {
        this.streams = streams;
        this.lists = lists;
    }

    /** @param snoozed whether columns also show cards that sleep */
    @GetMapping("/boards/{stream}")
    @Allowed
    CardLists.Board board(
            Caller caller,
            @PathVariable String stream,
            @RequestParam(name = "entity_id", required = false) @Nullable EntityId entity,
            @RequestParam(required = false) @Nullable String assignee,
            @RequestParam(required = false) @Nullable String priority,
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "false") boolean snoozed,
            @RequestParam(name = "column_limit", required = false) @Nullable Integer columnLimit) {
        Stream board = streams.get(caller, stream);
        String status = snoozed ? "open,snoozed" : "open";
        CardFilter filter = new CardFilter(stream, null, entity, assignee, priority, status, tag, q);
        return lists.board(caller, board, filter, Cursor.limit(columnLimit));
    }

    /** @param ids some cards by their ids, by comma, whatever else narrows the list */
    @GetMapping("/cards")
    @Allowed
    Page<CardView> cards(
            Caller caller,
            @RequestParam(required = false) @Nullable String stream,
            @RequestParam(required = false) @Nullable String column,
            @RequestParam(name = "entity_id", required = false) @Nullable EntityId entity,
            @RequestParam(required = false) @Nullable String assignee,
            @RequestParam(required = false) @Nullable String priority,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String ids,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        CardFilter filter = new CardFilter(stream, column, entity, assignee, priority, status, tag, q, ids);
        return lists.list(caller, filter, cursor, Cursor.limit(limit));
    }
}
