package pebble.identity;

import org.springframework.http.HttpStatus;
import pebble.shared.ErrorCode;

/** What identity refuses, and the sentence it says where no better one is at hand. */
public enum IdentityError implements ErrorCode {
    INVALID_CREDENTIALS(HttpStatus.UNAUTHORIZED, "The e-mail address or the password is not right."),
    CSRF_TOKEN_INVALID(HttpStatus.FORBIDDEN, "The X-CSRF-Token header is missing or no longer valid. Reload the page."),
    USER_NOT_FOUND(HttpStatus.NOT_FOUND, "This user does not exist or you may not see them."),
    USER_EXISTS(HttpStatus.CONFLICT, "There is already a user with this e-mail address."),
    ENTITY_NOT_FOUND(HttpStatus.NOT_FOUND, "This legal entity does not exist or you may not see it."),
    ENTITY_EXISTS(HttpStatus.CONFLICT, "There is already a legal entity with this name."),
    SESSION_NOT_FOUND(HttpStatus.NOT_FOUND, "This session has ended."),
    TOKEN_NOT_FOUND(HttpStatus.NOT_FOUND, "This token does not exist."),
    LAST_ADMIN(HttpStatus.CONFLICT, "At least one active administrator must remain.");

    private final HttpStatus status;
    private final String sentence;

    IdentityError(HttpStatus status, String sentence) {
        this.status = status;
        this.sentence = sentence;
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    public String sentence() {
        return sentence;
    }
}
