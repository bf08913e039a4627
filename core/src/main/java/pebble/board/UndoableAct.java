package pebble.board;

import pebble.identity.Caller;

/**
 * How acts of one kind are undone where restoring the fields of cards is not enough. Beans of this type are found by their kind.
 * The undo records its own activity, of a kind whose undo does the act again.
 */
public interface UndoableAct {
    String kind();

    /** Called in the transaction of the undo. Refuses with a Problem what cannot be taken back any more. */
    Acted undo(Caller caller, Activity activity);
}
