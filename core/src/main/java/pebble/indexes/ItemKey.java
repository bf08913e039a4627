package pebble.indexes;

import java.util.UUID;

/** Names one thing that can be found. */
public record ItemKey(ItemType type, UUID id) {

    /** The spelling that indexes keep: {@code card-0197…}; letters, digits and hyphens, as all engines take it. */
    @Override
    public String toString() {
        return type.key() + "-" + id;
    }

    public static ItemKey parse(String text) {
        int end = text.indexOf('-');
        return new ItemKey(
                ItemType.find(text.substring(0, end)).orElseThrow(), UUID.fromString(text.substring(end + 1)));
    }
}
