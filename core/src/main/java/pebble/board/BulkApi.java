package pebble.board;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pebble.identity.Allowed;
import pebble.identity.Caller;
import pebble.identity.Role;

/** Acts on many cards, and the way back from any act. */
@RestController
@RequestMapping("/api/v1")
class BulkApi {
    private final BulkActs bulk;
    private final Undoing undoing;

    BulkApi(BulkActs bulk, Undoing undoing) {
        this.bulk = bulk;
        this.undoing = undoing;
    }

    @PostMapping("/cards/bulk")
    @Allowed({Role.ADMIN, Role.MANAGER, Role.AGENT, Role.MARKETING, Role.QUALITY})
    ActedManyView act(Caller caller, @RequestBody BulkActs.Order order) {
        BulkActs.Done done = bulk.perform(caller, order);
        return ActedManyView.of(
                done.activityId(), done.acted().stream().map(Acted::card).toList());
    }

    /** Answers as the act itself did: one card, or {@code items} when it was an act on several. */
    @PostMapping("/undo/{activityId}")
    @Allowed({Role.ADMIN, Role.MANAGER, Role.AGENT, Role.MARKETING, Role.QUALITY})
    Object undo(Caller caller, @PathVariable ActivityId activityId) {
        Undoing.Undone undone = undoing.undo(caller, activityId);
        return undone.bulk()
                ? ActedManyView.of(undone.activityId(), undone.cards())
                : ActedView.of(new Acted(undone.cards().getFirst(), undone.activityId()));
    }
}
