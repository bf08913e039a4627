package pebble.live;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import pebble.access.Callers;
import pebble.access.CredentialId;
import pebble.access.SessionEnded;
import pebble.identity.Caller;
import pebble.identity.GrantsChanged;
import pebble.identity.UserDisabled;

/** The browsers connected to this process. For every batch of events their grants are read again. */
@Component
class Subscribers {
    private final Callers callers;
    private final Set<Subscriber> connected = new HashSet<>();
    private long position;

    Subscribers(Callers callers) {
        this.callers = callers;
    }

    synchronized void startAt(long number) {
        position = number;
    }

    synchronized long position() {
        return position;
    }

    /** Joins; what is numbered above the answer will be delivered, the rest is for the subscriber to read up. */
    synchronized long join(Subscriber subscriber) {
        connected.add(subscriber);
        return position;
    }

    synchronized void leave(Subscriber subscriber) {
        connected.remove(subscriber);
    }

    void deliver(List<StoredEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        List<Subscriber> present;
        synchronized (this) {
            position = events.getLast().number();
            present = List.copyOf(connected);
        }
        Map<CredentialId, Caller> granted;
        try {
            granted = granted(present);
        } catch (RuntimeException unknown) {
            // Nobody may be told, and nobody may miss it: they all come back and read up.
            present.forEach(Subscriber::close);
            throw unknown;
        }
        for (Subscriber subscriber : present) {
            Caller caller = granted.get(subscriber.credential());
            if (caller == null) {
                subscriber.close();
                continue;
            }
            for (StoredEvent event : events) {
                Frame frame = event.frameFor(caller, subscriber.stream());
                if (frame != null) {
                    subscriber.offer(frame);
                }
            }
        }
    }

    /** For what has no number: to everybody whom the scope lets see it. */
    void tell(Event.@Nullable Scope scope, Frame frame) {
        List<Subscriber> present = all();
        Map<CredentialId, Caller> granted = granted(present);
        for (Subscriber subscriber : present) {
            Caller caller = granted.get(subscriber.credential());
            if (caller != null && StoredEvent.sees(caller, scope)) {
                subscriber.offer(frame);
            }
        }
    }

    boolean holds(CredentialId credential) {
        return all().stream().anyMatch(subscriber -> subscriber.credential().equals(credential));
    }

    void closeAll() {
        close(subscriber -> true);
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(SessionEnded ended) {
        close(subscriber -> subscriber.credential().equals(ended.credential()));
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(UserDisabled disabled) {
        close(subscriber -> subscriber.user().equals(disabled.user()));
    }

    /** What their screens show was read under other grants. */
    @TransactionalEventListener(fallbackExecution = true)
    void on(GrantsChanged changed) {
        for (Subscriber subscriber : all()) {
            if (subscriber.user().equals(changed.user())) {
                subscriber.offer(Subscriber.reset(position()));
            }
        }
    }

    private void close(Predicate<Subscriber> which) {
        all().stream().filter(which).forEach(Subscriber::close);
    }

    private synchronized List<Subscriber> all() {
        return new ArrayList<>(connected);
    }

    private Map<CredentialId, Caller> granted(List<Subscriber> subscribers) {
        return subscribers.isEmpty()
                ? Map.of()
                : callers.present(
                        subscribers.stream().map(Subscriber::credential).toList());
    }
}
