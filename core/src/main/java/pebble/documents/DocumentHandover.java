package pebble.documents;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pebble.audit.Audit;
import pebble.identity.Caller;
import pebble.identity.EntityId;

/** Gives documents to another legal entity, with all that was found in them and said of them. */
@Component
public class DocumentHandover {
    private final Documents documents;
    private final DocumentTrash trash;
    private final Audit audit;
    private final JdbcClient sql;
    private final Clock clock;

    DocumentHandover(Documents documents, DocumentTrash trash, Audit audit, JdbcClient sql, Clock clock) {
        this.documents = documents;
        this.trash = trash;
        this.audit = audit;
        this.sql = sql;
        this.clock = clock;
    }

    /** Whether it went; an entity that holds the same bytes keeps its own document, and this one goes to the trash where it was. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean handOver(DocumentId id, EntityId to) {
        Document before = documents.lock(Caller.SYSTEM, id);
        int gone = sql.sql("""
                        update documents d set entity_id = :to, version = version + 1, updated_at = :now
                        where id = :id and not exists (select from documents held where held.hash_sha256 = d.hash_sha256 and held.entity_id = :to)
                        """)
                .param("to", to.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", id.value())
                .update();
        if (gone == 0) {
            if (!before.isTrashed()) {
                trash.trash(id);
            }
            return false;
        }
        audit.record(
                Caller.SYSTEM,
                new Audit.Change(
                        "document.handed_over",
                        "document",
                        id.toString(),
                        to,
                        Map.of("entity_id", String.valueOf(before.entity())),
                        Map.of("entity_id", to.toString())));
        return true;
    }
}
