package pebble.audit;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import pebble.identity.IdentityChanged;

/** What identity and the door tell of is recorded as any other change, in the same transaction. */
@Component
class IdentityRecords {
    private final Audit audit;

    IdentityRecords(Audit audit) {
        this.audit = audit;
    }

    @EventListener
    void on(IdentityChanged event) {
        audit.record(
                event.actor(),
                new Audit.Change(
                        event.act(),
                        event.objectType(),
                        event.objectId(),
                        event.entity(),
                        event.before(),
                        event.after()));
    }
}
