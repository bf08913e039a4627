package pebble.shared;

import org.springframework.http.HttpStatus;

/** A stable, public error code. Each noun lists its own in an enum whose constants are the codes. */
public interface ErrorCode {
    String name();

    HttpStatus status();
}
