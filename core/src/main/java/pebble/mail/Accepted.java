package pebble.mail;

import java.util.List;
import pebble.blobs.Sha256;

/** What became of the arrivals handed in, in their order. */
public record Accepted(List<Item> items) {

    /** @param duplicate these bytes lay in this mailbox already */
    public record Item(Arrival arrival, MessageId message, Sha256 sha256, boolean duplicate) {}

    public int received() {
        return items.size() - duplicates();
    }

    public int duplicates() {
        return (int) items.stream().filter(Item::duplicate).count();
    }
}
