package pebble.companies;

import org.springframework.http.HttpStatus;
import pebble.shared.ErrorCode;
import pebble.shared.Problem;

/** What companies refuses, and the sentence it says. */
public enum CompanyError implements ErrorCode {
    COMPANY_NOT_FOUND(HttpStatus.NOT_FOUND, "This company does not exist."),
    COMPANY_EXISTS(HttpStatus.CONFLICT, "There is already a company with this name.");

    private final HttpStatus status;
    private final String sentence;

    CompanyError(HttpStatus status, String sentence) {
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
}
