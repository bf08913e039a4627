package pebble.notes;

import org.springframework.http.HttpStatus;
import pebble.shared.ErrorCode;
import pebble.shared.Problem;

/** What this noun refuses, and the sentence it says. */
enum NoteError implements ErrorCode {
    NOTIFICATION_NOT_FOUND(HttpStatus.NOT_FOUND, "This notification does not exist.");

    private final HttpStatus status;
    private final String sentence;

    NoteError(HttpStatus status, String sentence) {
        this.status = status;
        this.sentence = sentence;
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    Problem problem() {
        return new Problem(this, sentence);
    }
}
