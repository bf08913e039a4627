package pebble.notes;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pebble.identity.Allowed;
import pebble.identity.Caller;
import pebble.shared.Cursor;
import pebble.shared.Page;

/** Who was called to look at a card, and has looked. */
@RestController
@RequestMapping("/api/v1/notifications")
class NotificationsApi {
    private final Notifications notifications;

    NotificationsApi(Notifications notifications) {
        this.notifications = notifications;
    }

    @GetMapping
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

    @PostMapping("/read")
    @Allowed
    Marked read(Caller caller, @RequestBody Read read) {
        return new Marked(notifications.markRead(caller, read.id()));
    }
}
