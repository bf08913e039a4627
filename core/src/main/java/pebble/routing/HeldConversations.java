package pebble.routing;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pebble.board.Conversations;
import pebble.identity.EntityId;
import pebble.mail.Filings;
import pebble.mail.ThreadId;
import pebble.threads.Threads;

/** Keeps filings with the cards of their threads when those go to another legal entity. */
@Component
class HeldConversations implements Conversations {
    private final Filings filings;
    private final Threads threads;

    HeldConversations(Filings filings, Threads threads) {
        this.filings = filings;
        this.threads = threads;
    }

    @Override
    public void hold(Collection<UUID> held) {
        threads.receivers(held.stream().map(ThreadId::new).toList()).forEach(filings::lock);
    }

    @Override
    public void handOver(Map<UUID, EntityId> handed) {
        filings.handOver(handed.entrySet().stream()
                .collect(Collectors.toMap(e -> new ThreadId(e.getKey()), Map.Entry::getValue)));
    }
}
