package pebble.board;

import java.util.Map;
import org.springframework.http.HttpStatus;
import pebble.shared.ErrorCode;
import pebble.shared.Problem;

/** What the board refuses, and the sentence it says where no better one is at hand. */
public enum BoardError implements ErrorCode {
    CARD_NOT_FOUND(HttpStatus.NOT_FOUND, "This card no longer exists or you may not see it."),
    STREAM_NOT_FOUND(HttpStatus.NOT_FOUND, "This board does not exist or you may not see it."),
    ACTIVITY_NOT_FOUND(HttpStatus.NOT_FOUND, "This activity does not exist or you may not see it."),
    COMPANY_NOT_FOUND(HttpStatus.NOT_FOUND, "This company does not exist."),
    STREAM_EXISTS(HttpStatus.CONFLICT, "There is already a board with this key."),
    COLUMN_IN_USE(HttpStatus.CONFLICT, "Cards still lie in a column you took away. Move them first."),
    WIP_LIMIT_EXCEEDED(HttpStatus.CONFLICT, "This column is full. Say why the card goes there all the same."),
    CARD_MERGED(HttpStatus.CONFLICT, "This card was merged into another. Work on that one."),
    CARD_STATUS(HttpStatus.CONFLICT, "The card's status does not allow this."),
    ACTS_MET(
            HttpStatus.CONFLICT,
            "Others are working on the same cards at this moment. Nothing was changed; try again."),
    UNDO_CONFLICT(HttpStatus.CONFLICT, "This cannot be undone, because the card was changed again since."),
    NOT_UNDOABLE(HttpStatus.CONFLICT, "This cannot be undone.");

    private final HttpStatus status;
    private final String sentence;

    BoardError(HttpStatus status, String sentence) {
        this.status = status;
        this.sentence = sentence;
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    public Problem problem() {
        return new Problem(this, sentence);
    }

    public Problem problem(Map<String, ?> details) {
        return new Problem(this, sentence, details);
    }
}
