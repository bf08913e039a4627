package pebble.documents;

import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pebble.audit.Audit;
import pebble.identity.Caller;
import pebble.identity.EntityId;

/** Gives documents to another legal entity, with all that was found in them and said of them, and with what they were split into. */
@Component
public class DocumentHandover {
    private final Documents documents;
    private final DocumentTrash trash;
    private final Audit audit;
    private final DocumentEvents live;
    private final JdbcClient sql;
    private final Clock clock;

    DocumentHandover(
            Documents documents, DocumentTrash trash, Audit audit, DocumentEvents live, JdbcClient sql, Clock clock) {
        this.documents = documents;
        this.trash = trash;
        this.audit = audit;
        this.live = live;
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
                trash.trash(Caller.SYSTEM, id);
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
        documents.find(id).ifPresent(live::updated);
        parts(before).forEach(part -> handOver(part, to));
        return true;
    }

    private List<DocumentId> parts(Document origin) {
        return sql.sql("""
                        select d.id from document_part p join documents d on d.id = p.document_id
                        where p.origin_id = :id and d.entity_id = :from and not d.by_hand order by p.number
                        """)
                .param("id", origin.id().value())
                .param("from", origin.entity() == null ? null : origin.entity().value(), Types.OTHER)
                .query((row, n) -> new DocumentId(row.getObject("id", UUID.class)))
                .list();
    }
}
