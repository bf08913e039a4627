package pebble.documents;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import pebble.shared.ErrorCode;
import pebble.shared.Problem;

/** What documents refuses. */
public enum DocumentError implements ErrorCode {
    DOCUMENT_HELD(HttpStatus.CONFLICT),
    DOCUMENT_NOT_FOUND(HttpStatus.NOT_FOUND),
    DOCUMENT_NOT_LOCKED(HttpStatus.CONFLICT),
    DOCUMENT_NOT_READ(HttpStatus.CONFLICT),
    DOCUMENT_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
    NOTHING_READ_BY_EYE(HttpStatus.CONFLICT),
    PAGE_NOT_FOUND(HttpStatus.NOT_FOUND),
    SEARCHABLE_NOT_MADE(HttpStatus.CONFLICT),
    TAG_NOT_FOUND(HttpStatus.NOT_FOUND),
    UNSUPPORTED_FORMAT(HttpStatus.BAD_REQUEST);

    private final HttpStatus status;

    DocumentError(HttpStatus status) {
        this.status = status;
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    /** The sentence that the specification has scripts expect. */
    static Problem notFound(Object id) {
        return new Problem(DOCUMENT_NOT_FOUND, "Document with ID '" + id + "' not found");
    }

    static Problem held() {
        return new Problem(
                DOCUMENT_HELD,
                "Your company holds this file already, opened by a password, with mail that you do not see. Ask whom that mail was sent to.");
    }

    static Problem tooLarge(@Nullable String filename, long most) {
        return new Problem(
                DOCUMENT_TOO_LARGE,
                "A document may have at most " + (most >> 20) + " MB. Nothing was kept of this one.",
                Map.of("filename", filename == null ? "" : filename, "limit", most));
    }

    public static Problem pageNotFound() {
        return new Problem(PAGE_NOT_FOUND, "There is no such page, or it cannot be shown.");
    }

    public static Problem notRead(@Nullable String reason) {
        return new Problem(
                DOCUMENT_NOT_READ,
                reason == null
                        ? "It is being read just now. Ask again when that has ended."
                        : "It was not read: " + reason);
    }

    public static Problem nothingReadByEye() {
        return new Problem(
                NOTHING_READ_BY_EYE,
                "No page of it was read by eye, so there are no words to lay over its pages. Download the file itself.");
    }

    /** @param reason a sentence */
    public static Problem searchableNotMade(String reason) {
        return new Problem(SEARCHABLE_NOT_MADE, "A searchable PDF of it cannot be made. " + reason);
    }

    static Problem tagNotFound(String word) {
        return new Problem(TAG_NOT_FOUND, "This document does not carry the tag '" + word + "'.");
    }

    static Problem unsupported(String filename, String reason) {
        return new Problem(UNSUPPORTED_FORMAT, reason, Map.of("filename", filename));
    }
}
