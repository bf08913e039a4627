package pebble.attachments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pebble.blobs.Sha256;
import pebble.board.CardId;
import pebble.documents.DocumentId;
import pebble.documents.Documents;
import pebble.documents.Splitting.DocumentSplit;
import pebble.identity.Caller;
import pebble.identity.EntityId;
import pebble.mail.MessageId;
import pebble.mime.Attachment;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Which documents hang on which messages. */
@Component
public class Attachments {
    /** More mail of the same paper nobody reads through. */
    /** Stands for all boards of an entity. */
    static final String EVERY_BOARD = "";

    private static final int MOST = 20;

    private static final TypeReference<List<Attachment>> ATTACHMENTS = new TypeReference<>() {};

    private final JdbcClient sql;
    private final JsonMapper json;
    private final Documents documents;
    private final ApplicationEventPublisher events;

    Attachments(JdbcClient sql, JsonMapper json, Documents documents, ApplicationEventPublisher events) {
        this.sql = sql;
        this.json = json;
        this.documents = documents;
        this.events = events;
    }

    /** A document hangs on a message, in the same transaction. */
    public record DocumentAttached(DocumentId document) {}

    /**
     * What of a message became a document.
     *
     * @param n place among the attachments of the mail, from 1; 0 is the mail itself
     * @param entry of an archive the place of the file in it, from 1; 0 is the attachment itself
     * @param part of a scan that was split the number of the part, from 1; 0 is the scan
     */
    public record Part(int n, int entry, int part) {
        static final Part MAIL = new Part(0, 0, 0);

        static Part attachment(int n) {
            return new Part(n, 0, 0);
        }

        /** Of an archive nothing more is taken. */
        static Part unpacked(int n) {
            return new Part(n, -1, 0);
        }
    }

    public record Link(MessageId message, Part part, DocumentId document) {}

    /** What hangs on the mail of a card. */
    public List<Link> of(Caller caller, CardId card) {
        return links(caller, "c.id = :id", card.value());
    }

    /** What hangs on a message. */
    public List<Link> of(Caller caller, MessageId message) {
        return links(caller, "f.message_id = :id", message.value());
    }

    /** Of a message in two entities that are granted both, the document of the one that comes first is told, once. */
    private List<Link> links(Caller caller, String which, UUID id) {
        return sql.sql("""
                        select distinct on (m.received_at, l.message_id, l.n, l.entry, l.part) l.message_id, l.n, l.entry, l.part, l.document_id
                        from filing f join message m on m.id = f.message_id
                            left join card c on c.thread_id = f.thread_id and f.disposition = 'carded'
                            join message_document l on l.message_id = f.message_id join documents d on d.id = l.document_id
                        where (:all or (f.held_by = any(:entities) and (c.id is null or c.stream = any(:streams)))) and d.trashed_at is null and""" + Documents.GRANTED + "and " + which + """
                         order by m.received_at, l.message_id, l.n, l.entry, l.part, l.entity_id <> f.entity_id, l.entity_id
                        """)
                .param("id", id)
                .params(caller.grants())
                .query((row, n) -> new Link(
                        new MessageId(row.getObject("message_id", UUID.class)),
                        part(row),
                        new DocumentId(row.getObject("document_id", UUID.class))))
                .list();
    }

    /**
     * A mail that brought a document.
     *
     * @param from the sender's name, or the address where there is none
     * @param cardId null where it lies on none
     */
    public record Mail(
            MessageId messageId,
            String subject,
            @Nullable String from,
            Instant at,
            @Nullable CardId cardId) {}

    /** The mail that brought it, as far as the caller sees it, newest first. */
    public List<Mail> carrying(Caller caller, DocumentId document) {
        return sql.sql("""
                        select distinct on (m.received_at, m.id) m.id, m.subject, coalesce(nullif(m.from_name, ''), m.from_email) as sender,
                            coalesce(m.date, m.received_at) as at, c.id as card_id
                        from message_document l join message m on m.id = l.message_id join filing f on f.message_id = l.message_id
                            left join card c on c.thread_id = f.thread_id and f.disposition = 'carded'
                        where l.document_id = :id and (:all or (f.held_by = any(:entities) and (c.id is null or c.stream = any(:streams))))
                        order by m.received_at desc, m.id, c.id is null, f.entity_id limit :most
                        """)
                .param("id", document.value())
                .param("most", MOST)
                .params(caller.grants())
                .query((row, n) -> {
                    UUID card = row.getObject("card_id", UUID.class);
                    return new Mail(
                            new MessageId(row.getObject("id", UUID.class)),
                            row.getString("subject"),
                            row.getString("sender"),
                            row.getObject("at", OffsetDateTime.class).toInstant(),
                            card == null ? null : new CardId(card));
                })
                .list();
    }

    /** The messages on which a document hangs in that entity. For the product itself. */
    public List<MessageId> carrying(EntityId entity, DocumentId document) {
        return sql.sql(
                        "select distinct message_id from message_document where document_id = :id and entity_id = :entity")
                .param("id", document.value())
                .param("entity", entity.value())
                .query((row, n) -> new MessageId(row.getObject("message_id", UUID.class)))
                .list();
    }

    /** What hangs on those messages in that entity. For the product itself. */
    public List<DocumentId> on(EntityId entity, Collection<MessageId> messages) {
        return sql.sql(
                        "select distinct document_id from message_document where message_id = any(:messages) and entity_id = :entity and document_id is not null")
                .param("messages", messages.stream().map(MessageId::value).toArray(UUID[]::new))
                .param("entity", entity.value())
                .query((row, n) -> new DocumentId(row.getObject("document_id", UUID.class)))
                .list();
    }

    private static Part part(ResultSet row) throws SQLException {
        return new Part(row.getInt("n"), row.getInt("entry"), row.getInt("part"));
    }

    /** A mail and what hangs on it. */
    record Laden(Sha256 sha256, String subject, List<Attachment> attachments) {}

    Optional<Laden> find(MessageId message) {
        return sql.sql("select first_sha256, subject, attachments from message where id = :id")
                .param("id", message.value())
                .query((row, n) -> new Laden(
                        Sha256.ofDigest(row.getBytes("first_sha256")),
                        row.getString("subject"),
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

    /** On which a document lies by mail and beside cards, {@link #EVERY_BOARD} where its whole entity sees it. */
    Set<String> boards(DocumentId document) {
        return Set.copyOf(
                sql.sql("select distinct coalesce(stream, :every) from document_board where document_id = :id")
                        .param("every", EVERY_BOARD)
                        .param("id", document.value())
                        .query((row, n) -> row.getString(1))
                        .list());
    }

    /** Of the entity's own copies one as it was received: another's trace headers are not its to see. */
    Optional<Sha256> copy(EntityId entity, MessageId message) {
        return sql.sql("""
                        select p.sha256 from placement p join mailbox b on b.id = p.mailbox_id
                            join filing f on f.message_id = p.message_id and f.entity_id = b.entity_id
                        where p.message_id = :message and f.held_by = :entity order by p.seq limit 1
                        """)
                .param("message", message.value())
                .param("entity", entity.value())
                .query((row, n) -> Sha256.ofDigest(row.getBytes("sha256")))
                .optional();
    }

    /** Writes down that an archive was unpacked. */
    @Transactional(propagation = Propagation.MANDATORY)
    void unpacked(EntityId entity, MessageId message, Part archive) {
        sql.sql(
                        "insert into message_document (message_id, n, entry, entity_id) values (:message, :n, :entry, :entity) on conflict do nothing")
                .param("message", message.value())
                .param("n", archive.n())
                .param("entry", archive.entry())
                .param("entity", entity.value())
                .update();
    }

    /** What a scan was split into hangs where the scan does. */
    @EventListener
    void on(DocumentSplit split) {
        linkParts(split.origin());
    }

    private void linkParts(DocumentId origin) {
        sql.sql("""
                        insert into message_document (message_id, n, entry, part, entity_id, document_id)
                        select l.message_id, l.n, l.entry,
                            (select max(o.part) from message_document o
                                where o.message_id = l.message_id and o.n = l.n and o.entry = l.entry and o.entity_id = l.entity_id)
                                + row_number() over (partition by l.message_id, l.n, l.entry, l.entity_id order by p.number),
                            l.entity_id, p.document_id
                        from message_document l join document_part p on p.origin_id = l.document_id
                        where l.document_id = :origin and p.document_id is not null and not exists (
                            select from message_document o where o.message_id = l.message_id and o.n = l.n and o.entry = l.entry
                                and o.entity_id = l.entity_id and o.document_id = p.document_id)
                        returning document_id
                        """)
                .param("origin", origin.value())
                .query((row, n) -> new DocumentId(row.getObject("document_id", UUID.class)))
                .list()
                .forEach(documents::tell);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void link(EntityId entity, Link link) {
        sql.sql("""
                        insert into message_document (message_id, n, entry, entity_id, document_id) values (:message, :n, :entry, :entity, :document)
                        on conflict do nothing
                        """)
                .param("message", link.message().value())
                .param("n", link.part().n())
                .param("entry", link.part().entry())
                .param("entity", entity.value())
                .param("document", link.document().value())
                .update();
        linkParts(link.document());
        documents.tell(link.document());
        events.publishEvent(new DocumentAttached(link.document()));
    }

    /** What is taken already, be it that the document was thrown away for good since. */
    Set<Part> taken(EntityId entity, MessageId message) {
        return sql.sql(
                        "select n, entry, part from message_document where message_id = :message and entity_id = :entity")
                .param("message", message.value())
                .param("entity", entity.value())
                .query((row, n) -> part(row))
                .set();
    }
}
