package pebble.attachments;

import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pebble.documents.DocumentHandover;
import pebble.documents.DocumentId;
import pebble.documents.Documents;
import pebble.identity.EntityId;
import pebble.mail.Filings.MailHandedOver;
import pebble.mail.ThreadId;

/**
 * When mail is handed to another legal entity, what came by that mail alone goes with it. A document that was brought by hand too, or hangs on mail that stays,
 * stays; the new holder takes one of its own.
 */
@Component
class Following {
    private final DocumentHandover handover;
    private final Documents documents;
    private final AttachmentsJob job;
    private final JdbcClient sql;

    Following(DocumentHandover handover, Documents documents, AttachmentsJob job, JdbcClient sql) {
        this.handover = handover;
        this.documents = documents;
        this.job = job;
        this.sql = sql;
    }

    /** A document whose mail is held elsewhere now. */
    private record Left(DocumentId document, EntityId holder, boolean alone) {}

    @EventListener
    void on(MailHandedOver handed) {
        UUID[] threads = handed.threads().stream().map(ThreadId::value).toArray(UUID[]::new);
        hold(threads);
        for (Left left : left(threads)) {
            if (left.alone() && handover.handOver(left.document(), left.holder())) {
                relink(left, threads);
                documents.tell(left.document());
            }
        }
        unlink(threads);
        job.take(threads);
    }

    /** Nothing is split, nor taken in, while it goes. */
    private void hold(UUID[] threads) {
        sql.sql("""
                        select d.id from documents d where d.id in (
                            select l.document_id from filing f join message_document l on l.message_id = f.message_id where f.thread_id = any(:threads))
                        order by d.id for no key update of d
                        """).param("threads", threads).query(UUID.class).list();
    }

    private List<Left> left(UUID[] threads) {
        return sql.sql("""
                        select distinct on (l.document_id) l.document_id, f.held_by, not d.by_hand and not exists (
                            select from message_document o join filing g on g.message_id = o.message_id and g.held_by = o.entity_id
                            where o.document_id = l.document_id) as alone
                        from filing f join message_document l on l.message_id = f.message_id join documents d on d.id = l.document_id
                        where f.thread_id = any(:threads) and not exists (
                            select from filing g where g.message_id = l.message_id and g.held_by = l.entity_id)
                        order by l.document_id, f.held_by
                        """)
                .param("threads", threads)
                .query((row, n) -> new Left(
                        new DocumentId(row.getObject("document_id", UUID.class)),
                        new EntityId(row.getObject("held_by", UUID.class)),
                        row.getBoolean("alone")))
                .list();
    }

    /** Over what the new holder once threw away: here it comes by a person's hand. */
    private void relink(Left left, UUID[] threads) {
        sql.sql("""
                        delete from message_document o using filing f, message_document l
                        where f.thread_id = any(:threads) and f.held_by = :holder and l.message_id = f.message_id and l.document_id = :document
                            and o.message_id = l.message_id and o.n = l.n and o.entry = l.entry and o.part = l.part and o.entity_id = :holder and o.document_id is null
                        """)
                .param("holder", left.holder().value())
                .param("threads", threads)
                .param("document", left.document().value())
                .update();
        sql.sql("""
                        update message_document l set entity_id = :holder from filing f
                        where f.thread_id = any(:threads) and f.held_by = :holder and l.message_id = f.message_id and l.document_id = :document
                            and not exists (select from message_document o
                                where o.message_id = l.message_id and o.n = l.n and o.entry = l.entry and o.part = l.part and o.entity_id = :holder)
                        """)
                .param("holder", left.holder().value())
                .param("threads", threads)
                .param("document", left.document().value())
                .update();
    }

    private void unlink(UUID[] threads) {
        sql.sql("""
                        delete from message_document l using filing f
                        where f.thread_id = any(:threads) and l.message_id = f.message_id and (l.document_id is not null or l.entry < 0) and not exists (
                            select from filing g where g.message_id = l.message_id and g.held_by = l.entity_id)
                        """).param("threads", threads).update();
    }
}
