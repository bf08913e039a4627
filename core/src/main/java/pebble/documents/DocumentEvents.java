package pebble.documents;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pebble.identity.EntityId;
import pebble.live.Event;
import pebble.live.Events;

/** Tells browsers how documents stand. */
@Component
class DocumentEvents {
    private final Events events;
    private final JdbcClient sql;

    DocumentEvents(Events events, JdbcClient sql) {
        this.events = events;
        this.sql = sql;
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
        for (Event.Scope scope : scopes(document)) {
            events.publish(new Event("document.updated", document.id().toString(), scope, null, null, data, null));
        }
    }

    /** Who sees several boards hears it once for each. */
    private List<Event.Scope> scopes(Document document) {
        if (document.byHand() || document.entity() == null) {
            return List.of(new Event.Scope(document.entity(), null));
        }
        return sql.sql("select distinct stream from document_board where document_id = :id")
                .param("id", document.id().value())
                .query((row, n) -> new Event.Scope(document.entity(), row.getString("stream")))
                .list();
    }
}
