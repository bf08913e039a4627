package pebble.documents;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pebble.identity.EntityId;
import pebble.live.Event;
import pebble.live.Events;

/** Tells browsers how documents stand. */
@Component
class DocumentEvents {
    private final Events events;

    DocumentEvents(Events events) {
        this.events = events;
    }

    /** What a list needs to show the change; whoever looks at the document itself asks anew. */
    record Data(
            DocumentId documentId,
            int version,
            String filename,
            DocumentStatus status,
            @Nullable String docType,
            boolean trashed,
            @Nullable EntityId entityId) {}

    void updated(Document document) {
        Data data = new Data(
                document.id(),
                document.version(),
                document.filename(),
                document.status(),
                document.docType(),
                document.isTrashed(),
                document.entity());
        events.publish(new Event(
                "document.updated",
                document.id().toString(),
                new Event.Scope(document.entity(), null),
                null,
                null,
                data,
                null));
    }
}
