package pebble.lessons;

import org.springframework.http.HttpStatus;
import pebble.shared.ErrorCode;
import pebble.shared.Problem;

/** What is refused here, beyond fields that are wrong. */
public enum LessonsError implements ErrorCode {
    MODEL_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no model of this number, or it is too old and was thrown away."),
    MODEL_OF_ANOTHER_ENCODER(
            HttpStatus.CONFLICT,
            "This model was trained with another sentence encoder than the one in use. Train a new one instead.");

    private final HttpStatus status;
    private final String sentence;

    LessonsError(HttpStatus status, String sentence) {
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
