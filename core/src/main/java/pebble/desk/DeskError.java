package pebble.desk;

import java.util.Map;
import org.springframework.http.HttpStatus;
import pebble.shared.ErrorCode;
import pebble.shared.Problem;

/** What the desk refuses, and the sentence it says. */
enum DeskError implements ErrorCode {
    NOTHING_TO_READ(HttpStatus.CONFLICT, "This card holds no mail that can be read."),
    LLM_NOT_SET_UP(HttpStatus.CONFLICT, "No language model is set up. An administrator can name one in the settings."),
    LLM_UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            "The language model gave no answer that can be used. The card is as it was; try again in a minute.");

    private final HttpStatus status;
    private final String sentence;

    DeskError(HttpStatus status, String sentence) {
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
