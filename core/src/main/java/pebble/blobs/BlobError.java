package pebble.blobs;

import org.springframework.http.HttpStatus;
import pebble.shared.ErrorCode;

/** Why bytes cannot be kept or read just now. */
public enum BlobError implements ErrorCode {
    /** The store for large files is away, full, or does not let us in. What was asked may be asked again. */
    STORE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE);

    private final HttpStatus status;

    BlobError(HttpStatus status) {
        this.status = status;
    }

    @Override
    public HttpStatus status() {
        return status;
    }
}
