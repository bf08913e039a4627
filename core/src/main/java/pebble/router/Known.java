package pebble.router;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What there is that a configuration may name.
 *
 * @param streams their columns by their keys
 * @param mailboxes by public id
 * @param entities public ids
 * @param users public ids of those who are active
 */
record Known(Map<String, Set<String>> streams, Map<String, Box> mailboxes, Set<String> entities, Set<String> users) {

    /** @param holdsMail then it stays in its legal entity */
    record Box(String address, String entity, @Nullable String stream, boolean holdsMail) {}

    boolean hasMailbox(String idOrAddress) {
        return mailboxes.containsKey(idOrAddress)
                || mailboxes.values().stream().anyMatch(box -> box.address().equalsIgnoreCase(idOrAddress.strip()));
    }

    boolean hasColumn(@Nullable Object stream, String column) {
        return stream instanceof String key
                ? streams.getOrDefault(key, Set.of()).contains(column)
                : streams.values().stream().anyMatch(columns -> columns.contains(column));
    }
}
