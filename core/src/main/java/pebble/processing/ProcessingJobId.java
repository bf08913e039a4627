package pebble.processing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import pebble.shared.PublicId;

/** Public as {@code job_…}. */
public record ProcessingJobId(UUID value) {
    @JsonCreator
    public static ProcessingJobId of(String text) {
        return new ProcessingJobId(PublicId.parse("job", text).orElseThrow(ProcessingError.JOB_NOT_FOUND::problem));
    }

    @JsonValue
    @Override
    public String toString() {
        return PublicId.format("job", value);
    }
}
