package pebble.board;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import pebble.identity.Caller;
import pebble.shared.Problem;

/** Refuses an undo with what came later, told as the history tells it. */
@Component
class UndoConflicts {
    private final ActivityNames names;

    UndoConflicts(ActivityNames names) {
        this.names = names;
    }

    Problem of(Caller caller, List<Activity> later) {
        ActivityWords words = new ActivityWords(names.of(caller, later));
        return BoardError.UNDO_CONFLICT.problem(Map.of(
                "later",
                later.stream()
                        .map(activity -> ActivityView.of(activity, words, Undoing.isUndoable(activity)))
                        .toList()));
    }
}
