package pebble.mime;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.poi.hmef.attribute.MAPIAttribute;
import org.apache.poi.hmef.attribute.TNEFAttribute;

/** Opens Outlook's own formats with POI, which meets hostile files with every kind of exception; none of them leaves here. */
final class OfficeFiles {
    private static final int LARGEST_RECORD = 64 * 1024 * 1024;

    static {
        TNEFAttribute.setMaxRecordLength(LARGEST_RECORD);
        MAPIAttribute.setMaxRecordLength(LARGEST_RECORD);
    }

    private OfficeFiles() {}

    /** What the opening yields, or nothing when the file is broken. */
    static <T> Optional<T> opened(Callable<T> opening) {
        try {
            return Optional.of(opening.call());
        } catch (Exception | StackOverflowError | OutOfMemoryError broken) {
            // A fuzzed length field asks for more memory than there is; the request fails before anything is filled.
            return Optional.empty();
        }
    }
}
