package pebble.board;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pebble.identity.Allowed;
import pebble.identity.Caller;
import pebble.shared.Cursor;
import pebble.shared.Page;

/** What happened to a card, what was noted on it, and who was called to look at it. */
@RestController
@RequestMapping("/api/v1")
class HistoryApi {
    private final Cards cards;
    private final Activities activities;
    private final ActivityNames names;
    private final Undoing undoing;
    private final Notes notes;
    private final Notifications notifications;

    HistoryApi(
            Cards cards,
            Activities activities,
            ActivityNames names,
            Undoing undoing,
            Notes notes,
            Notifications notifications) {
        this.cards = cards;
        this.activities = activities;
        this.names = names;
        this.undoing = undoing;
        this.notes = notes;
        this.notifications = notifications;
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
        List<Activity> found = activities.of(caller, id, before(cursor), rows + 1);
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

    @GetMapping("/cards/{id}/notes")
    @Allowed
    Page<Note> notes(Caller caller, @PathVariable CardId id) {
        cards.get(caller, id);
        return new Page<>(notes.of(caller, id), null);
    }

    @GetMapping("/notifications")
    @Allowed
    Page<Notifications.Notification> notifications(
            Caller caller,
            @RequestParam(defaultValue = "false") boolean unread,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int rows = Cursor.limit(limit);
        String key = Cursor.decode(cursor);
        UUID before = key == null ? null : Notifications.Id.of(key).value();
        return Page.of(
                notifications.of(caller, unread, before, rows + 1),
                rows,
                notification -> notification.id().toString());
    }

    /** @param id null marks all */
    record Read(Notifications.@Nullable Id id) {}

    record Marked(int marked) {}

    @PostMapping("/notifications/read")
    @Allowed
    Marked read(Caller caller, @RequestBody Read read) {
        return new Marked(notifications.markRead(caller, read.id()));
    }
}
