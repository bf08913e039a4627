package pebble.fields;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pebble.documents.Document;
import pebble.reading.PageText;

/** Knows how to read documents of some kind. */
public interface FieldReader {

    /**
     * @param pages what stands on its pages, read when it is asked for
     * @return nothing when the document is of another kind
     * @throws RuntimeException what may pass: the step is done again
     */
    Optional<Reading> read(Document document, Pages pages);

    /** The pages of the document that is read. */
    interface Pages {
        List<PageText> all();
    }

    /**
     * What was read.
     *
     * @param kind what the document is, where its form tells it beyond doubt; null otherwise
     */
    record Reading(List<Field> fields, @Nullable Kind kind) {}

    /** As {@code documents} has it. */
    record Kind(String type, String category) {}
}
