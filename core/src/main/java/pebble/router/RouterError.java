package pebble.router;

import org.springframework.http.HttpStatus;
import pebble.shared.ErrorCode;
import pebble.shared.Problem;

/** What the router refuses, beyond fields that are wrong. */
public enum RouterError implements ErrorCode {
    ROUTER_VERSION_NOT_FOUND(HttpStatus.NOT_FOUND, "The router never had this version.");

    private final HttpStatus status;
    private final String sentence;

    RouterError(HttpStatus status, String sentence) {
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
