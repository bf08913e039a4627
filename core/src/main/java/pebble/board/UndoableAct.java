package pebble.board;

import java.util.function.BiFunction;
import pebble.identity.Caller;

/**
 * How acts of one kind are undone where restoring the fields of cards is not enough. Beans of this type are found by their kind.
 * The undo records its own activity, of a kind whose undo does the act again.
 */
public interface UndoableAct {
    String kind();

    /** Called in the transaction of the undo. Refuses with a Problem what cannot be taken back any more. */
    Acted undo(Caller caller, Activity activity);

    static UndoableAct of(String kind, BiFunction<Caller, Activity, Acted> inverse) {
        return new UndoableAct() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public Acted undo(Caller caller, Activity activity) {
                return inverse.apply(caller, activity);
            }
        };
    }
}
