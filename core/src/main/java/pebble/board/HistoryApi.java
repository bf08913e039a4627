package pebble.board;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pebble.identity.Allowed;
import pebble.identity.Caller;
import pebble.shared.Cursor;
import pebble.shared.Page;

/** What happened to a card. */
@RestController
@RequestMapping("/api/v1")
class HistoryApi {
    private final Cards cards;
    private final Activities activities;
    private final ActivityNames names;
    private final Undoing undoing;

    HistoryApi(Cards cards, Activities activities, ActivityNames names, Undoing undoing) {
        this.cards = cards;
        this.activities = activities;
        this.names = names;
        this.undoing = undoing;
    }

    @GetMapping("/cards/{id}/activity")
    @Allowed
    Page<ActivityView> activity(
            Caller caller,
            @PathVariable CardId id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        cards.get(caller, id);
        int rows = Cursor.limit(limit);
        List<Activity> found = activities.of(cards.withMerged(caller, id), before(cursor), rows + 1);
        ActivityWords words = new ActivityWords(names.of(caller, found));
        return Page.of(found, rows, activity -> String.valueOf(activities.sequenceOf(activity.id())))
                .map(activity -> ActivityView.of(activity, words, undoing.isUndoable(activity)));
    }

    private static @Nullable Long before(@Nullable String cursor) {
        String key = Cursor.decode(cursor);
        try {
            return key == null ? null : Long.valueOf(key);
        } catch (NumberFormatException notOurs) {
            throw Cursor.malformed();
        }
    }
}
