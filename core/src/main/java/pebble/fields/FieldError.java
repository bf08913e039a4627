package pebble.fields;

import java.util.Map;
import org.springframework.http.HttpStatus;
import pebble.shared.ErrorCode;
import pebble.shared.Problem;

/** What is refused of fields. */
enum FieldError implements ErrorCode {
    FIELD_NOT_FOUND(HttpStatus.NOT_FOUND);

    private final HttpStatus status;

    FieldError(HttpStatus status) {
        this.status = status;
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    static Problem notFound(FieldName.Key key) {
        return notFound(key.name().key(key.n()));
    }

    static Problem notFound(String key) {
        return new Problem(FIELD_NOT_FOUND, "This document states nothing of that name.", Map.of("field", key));
    }
}
