package pebble.search;

import java.util.Map;
import org.springframework.http.HttpStatus;
import pebble.shared.ErrorCode;
import pebble.shared.Problem;

/** What search refuses, and the sentence it says. */
enum SearchError implements ErrorCode {
    SEARCH_UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            "The search index does not answer at the moment. Nothing is lost; try again in a minute.");

    private final HttpStatus status;
    private final String sentence;

    SearchError(HttpStatus status, String sentence) {
        this.status = status;
        this.sentence = sentence;
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    Problem problem() {
        return new Problem(this, sentence, Map.of());
    }
}
