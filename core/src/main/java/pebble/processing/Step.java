package pebble.processing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import pebble.documents.Document;

/**
 * One thing that is done with every document. It may be done twice, when a process died in its midst; what it wrote counts once, as it is written in the
 * transaction that ends it.
 */
public interface Step {

    /** The {@code job_type} of its rows. */
    String name();

    /** The steps that must have ended, well or not, before it begins: most want the words, printed or seen. */
    default Set<String> after() {
        return Set.of(TextStep.NAME, EyeStep.NAME);
    }

    /** How many documents are in it at once, in one process. */
    default int width() {
        return 1;
    }

    /**
     * Works outside of any transaction; it may take long.
     *
     * @throws RuntimeException what may pass: it is tried again later, a few times
     */
    Done run(Document document);

    /**
     * How it ended.
     *
     * @param result what is told of it: names and figures
     * @param skipped steps that have nothing to do with this document
     * @param last whether no other step has anything to do with it
     * @param writing is called in the transaction that ends the step
     */
    record Done(Map<String, ?> result, List<String> skipped, boolean last, Runnable writing) {
        public static Done of(Map<String, ?> result, Runnable writing) {
            return new Done(result, List.of(), false, writing);
        }
    }
}
