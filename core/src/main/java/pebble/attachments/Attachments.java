package pebble.attachments;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pebble.blobs.Sha256;
import pebble.documents.DocumentId;
import pebble.documents.Documents;
import pebble.identity.Caller;
import pebble.identity.EntityId;
import pebble.mail.MessageId;
import pebble.mime.Attachment;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Which documents hang on which messages. */
@Component
public class Attachments {
    private static final TypeReference<List<Attachment>> ATTACHMENTS = new TypeReference<>() {};

    private final JdbcClient sql;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;

    Attachments(JdbcClient sql, JsonMapper json, ApplicationEventPublisher events) {
        this.sql = sql;
        this.json = json;
        this.events = events;
    }

    /** A document hangs on a message, in the same transaction. */
    public record DocumentAttached(DocumentId document) {}

    /** @param n place among the attachments of the mail, from 1 */
    public record Link(MessageId message, int n, DocumentId document) {}

    /** Of the messages, those whose document the caller sees. */
    public Map<MessageId, List<Link>> of(Caller caller, Collection<MessageId> messages) {
        return sql
                .sql("""
                        select distinct on (l.message_id, l.n) l.message_id, l.n, l.document_id
                        from message_document l join documents d on d.id = l.document_id
                        where l.message_id = any(:messages) and d.trashed_at is null and""" + Documents.GRANTED + """
                        order by l.message_id, l.n, l.document_id
                        """)
                .param("messages", messages.stream().map(MessageId::value).toArray(UUID[]::new))
                .params(caller.grants())
                .query((row, n) -> new Link(
                        new MessageId(row.getObject("message_id", UUID.class)),
                        row.getInt("n"),
                        new DocumentId(row.getObject("document_id", UUID.class))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Link::message));
    }

    /** The messages on which a document hangs, newest first; who sees the document in an entity sees its messages there. */
    public List<MessageId> carrying(DocumentId document) {
        return sql.sql("""
                        select distinct l.message_id, m.received_at from message_document l join message m on m.id = l.message_id
                        where l.document_id = :id order by m.received_at desc
                        """)
                .param("id", document.value())
                .query((row, n) -> new MessageId(row.getObject("message_id", UUID.class)))
                .list();
    }

    /** A mail and what hangs on it. */
    record Laden(Sha256 sha256, List<Attachment> attachments) {}

    Optional<Laden> find(MessageId message) {
        return sql.sql("select first_sha256, attachments from message where id = :id")
                .param("id", message.value())
                .query((row, n) -> new Laden(
                        Sha256.ofDigest(row.getBytes("first_sha256")),
                        json.readValue(row.getString("attachments"), ATTACHMENTS)))
                .optional();
    }

    /** What hangs something on itself in these conversations, by who holds it. */
    Map<EntityId, List<MessageId>> held(UUID[] threads) {
        record Held(EntityId by, MessageId message) {}
        return sql
                .sql("""
                        select f.held_by, f.message_id from filing f join message m on m.id = f.message_id
                        where f.thread_id = any(:threads) and f.disposition = 'carded' and m.attachments <> '[]'
                        """)
                .param("threads", threads)
                .query((row, n) -> new Held(
                        new EntityId(row.getObject("held_by", UUID.class)),
                        new MessageId(row.getObject("message_id", UUID.class))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Held::by, Collectors.mapping(Held::message, Collectors.toList())));
    }

    /** Whether the message is the entity's to see, and stays it until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean hold(EntityId entity, MessageId message) {
        return !sql.sql("select 1 from filing where message_id = :message and held_by = :entity for share")
                .param("message", message.value())
                .param("entity", entity.value())
                .query((row, n) -> 1)
                .list()
                .isEmpty();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void link(EntityId entity, Link link) {
        sql.sql("""
                        insert into message_document (message_id, n, entity_id, document_id) values (:message, :n, :entity, :document)
                        on conflict do nothing
                        """)
                .param("message", link.message().value())
                .param("n", link.n())
                .param("entity", entity.value())
                .param("document", link.document().value())
                .update();
        events.publishEvent(new DocumentAttached(link.document()));
    }

    /** The numbers of the attachments that are taken already. */
    List<Integer> taken(EntityId entity, MessageId message) {
        return sql.sql("select n from message_document where message_id = :message and entity_id = :entity")
                .param("message", message.value())
                .param("entity", entity.value())
                .query((row, n) -> row.getInt(1))
                .list();
    }
}
