package pebble.lessons;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was made of a mail.
 *
 * @param stream where it is to go without asking, a board's key or {@code noise}; null when that is not sure enough
 * @param bestStream the likeliest, sure or not
 * @param intent the likeliest within {@code bestStream}; empty when nothing is known of it
 * @param confidence of {@code bestStream}, 0 to 1
 * @param decidedBy {@code memory} or {@code model}
 * @param reasons sentences for people
 * @param streams the probability of each stream
 */
public record Verdict(
        @Nullable String stream,
        String bestStream,
        String intent,
        double confidence,
        String decidedBy,
        List<String> reasons,
        Map<String, Double> streams) {
    public static final String MEMORY = "memory";
    public static final String MODEL = "model";

    public boolean isSure() {
        return stream != null;
    }

    /** Whether it repeats what a person said of the like; when it is not sure, then only that this is for people to look at. */
    public boolean isRemembered() {
        return decidedBy.equals(MEMORY);
    }
}
