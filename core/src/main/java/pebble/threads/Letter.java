package pebble.threads;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as threading looks at it.
 *
 * @param date of its Date header, else of its arrival
 * @param identity orders letters of one date, the same on every machine
 * @param references the ids it names, oldest first
 * @param threadRoot what Outlook's Thread-Index begins with; empty when there is none
 * @param subjectRoot without reply and forward markers; empty when the subject says nothing
 * @param sender lower-case; empty when there is none
 * @param participants lower-case addresses of From, To and Cc
 * @param pin a person's word: letters of one pin belong together, letters of different pins do not
 * @param holder the legal entity whose people see its thread: no mail joins what two entities hold; null while it has no thread
 */
record Letter(
        UUID message,
        Instant date,
        String identity,
        String messageId,
        List<String> references,
        String threadRoot,
        String subjectRoot,
        boolean reply,
        String sender,
        Set<String> participants,
        @Nullable UUID pin,
        @Nullable UUID holder) {

    /** The order in which letters are threaded, whatever the order they came in. */
    static final Comparator<Letter> BY_DATE = Comparator.comparing(Letter::date).thenComparing(Letter::identity);
}
