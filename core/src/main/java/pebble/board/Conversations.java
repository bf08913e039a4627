package pebble.board;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import pebble.identity.EntityId;

/** What the threads behind the cards hold, which is seen by whoever sees the card. The noun that owns it answers. */
public interface Conversations {
    /** Nobody else sorts these threads until the transaction ends. To be asked before a card is held: always in this order. */
    void hold(Collection<UUID> threads);

    /** From now on the people of these legal entities see what the threads hold, and nobody else. */
    void handOver(Map<UUID, EntityId> threads);
}
