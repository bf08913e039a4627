package pebble.notes;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.UUID;
import pebble.board.BoardError;
import pebble.shared.PublicId;

/** Public as {@code note_…}. */
record NoteId(UUID value) {
    static NoteId fresh(Instant now) {
        return new NoteId(PublicId.fresh(now));
    }

    @JsonCreator
    static NoteId of(String text) {
        return new NoteId(PublicId.parse("note", text).orElseThrow(BoardError.NOT_UNDOABLE::problem));
    }

    @JsonValue
    @Override
    public String toString() {
        return PublicId.format("note", value);
    }
}
