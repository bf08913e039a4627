package pebble.processing;

import org.springframework.http.HttpStatus;
import pebble.shared.ErrorCode;
import pebble.shared.Problem;

/** What processing refuses. */
public enum ProcessingError implements ErrorCode {
    JOB_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such job, or its document has been done anew since."),
    JOB_NOT_FAILED(HttpStatus.CONFLICT, "This job was not given up: there is nothing to try again.");

    private final HttpStatus status;
    private final String sentence;

    ProcessingError(HttpStatus status, String sentence) {
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
