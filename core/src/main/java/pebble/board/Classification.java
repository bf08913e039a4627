package pebble.board;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a card lies in its stream.
 *
 * @param confidence 0 to 1
 * @param decidedBy {@code rule}, {@code memory}, {@code model}, {@code llm} or {@code person}
 * @param bestStream the likeliest board, or {@code noise}, when the classifier was asked; differs from the stream where it was not sure
 */
public record Classification(
        String stream,
        @Nullable String intent,
        double confidence,

        @Schema(allowableValues = {"rule", "memory", "model", "llm", "person"})
        String decidedBy,

        List<String> reasons,
        @Nullable String bestStream) {

    public Classification(
            String stream, @Nullable String intent, double confidence, String decidedBy, List<String> reasons) {
        this(stream, intent, confidence, decidedBy, reasons, null);
    }

    /** The same, for one reason more. */
    Classification because(String reason) {
        List<String> all = new ArrayList<>(reasons);
        all.add(reason);
        return new Classification(stream, intent, confidence, decidedBy, List.copyOf(all), bestStream);
    }
}
