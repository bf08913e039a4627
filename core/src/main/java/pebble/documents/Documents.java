package pebble.documents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pebble.blobs.Sha256;
import pebble.identity.Addressed;
import pebble.identity.Caller;
import pebble.identity.EntityId;
import pebble.identity.UserId;

/**
 * The documents, each caller's own: what is not granted does not exist. What belongs to the whole group is everybody's. What somebody brought is its legal
 * entity's; what came by mail is seen by those of them who see that mail, or a card beside which it was put.
 */
@Component
public class Documents implements Addressed {
    static final String COLUMNS = """
            d.id, d.version, d.filename, d.original_filename, d.mime_type, d.size_bytes, d.hash_sha256, d.hash_md5, d.entity_id, d.status,
            d.doc_type, d.category, d.confidence, d.language, d.page_count, d.reason, d.asn, d.source,
            d.by_hand, d.added_by, (select u.name from app_user u where u.id = d.added_by) as added_by_name, d.created_at, d.updated_at, d.trashed_at,
            array(select t.name from document_tags dt join tags t on t.id = dt.tag_id where dt.document_id = d.id order by t.name) as tags
            """;
    private static final String SEEN = "(b.stream is null or b.stream = any(:streams))";
    /** Which rows of {@code documents d} a caller may see; the parameters are those of {@link Caller#grants}. Asked row by row: for a page of them all mail would else be read. */
    public static final String GRANTED =
            granted("exists (select from document_board b where b.document_id = d.id and " + SEEN + " offset 0)");
    /** The same, where all rows are asked. */
    static final String GRANTED_OF_ALL =
            granted("d.id in (select b.document_id from document_board b where " + SEEN + ")");

    private static final String SELECT = "select " + COLUMNS + " from documents d where";

    private final JdbcClient sql;
    private final DocumentEvents events;
    private final Clock clock;

    Documents(JdbcClient sql, DocumentEvents events, Clock clock) {
        this.sql = sql;
        this.events = events;
        this.clock = clock;
    }

    private static String granted(String onABoard) {
        return " (:all or d.entity_id is null or (d.entity_id = any(:entities) and (d.by_hand or :boards or " + onABoard
                + "))) ";
    }

    @Override
    public void mustBeThere(Caller caller, Object id) {
        if (id instanceof DocumentId document) {
            withTrashed(caller, document);
        }
    }

    /** Refuses with {@code DOCUMENT_NOT_FOUND}; what lies in the trash is not found either. */
    public Document get(Caller caller, DocumentId id) {
        return find(caller, id).filter(document -> !document.isTrashed()).orElseThrow(() -> DocumentError.notFound(id));
    }

    Document withTrashed(Caller caller, DocumentId id) {
        return find(caller, id).orElseThrow(() -> DocumentError.notFound(id));
    }

    /** For the product itself: no grants are asked, the trash counts. */
    public Optional<Document> find(DocumentId id) {
        return find(Caller.SYSTEM, id);
    }

    private Optional<Document> find(Caller caller, DocumentId id) {
        return sql.sql(SELECT + GRANTED + "and d.id = :id")
                .param("id", id.value())
                .params(caller.grants())
                .query(Documents::row)
                .optional();
    }

    /** Those of the documents that the caller may see, in no order, without the trash. */
    public List<Document> all(Caller caller, Collection<DocumentId> ids) {
        return sql.sql(SELECT + GRANTED + "and d.id = any(:ids) and d.trashed_at is null")
                .param("ids", ids.stream().map(DocumentId::value).toArray(UUID[]::new))
                .params(caller.grants())
                .query(Documents::row)
                .list();
    }

    /** The bytes as they are held: by that entity, or by another and the caller may see them. It is held as by {@link #lock}. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Document> holding(Caller caller, Sha256 sha256, @Nullable EntityId entity) {
        return sql.sql(SELECT + " (d.entity_id is not distinct from :entity or" + GRANTED + """
                        ) and d.hash_sha256 = :sha256 order by d.entity_id is not distinct from :entity desc, d.created_at limit 1 for no key update of d
                        """)
                .params(caller.grants())
                .param("sha256", sha256.toString())
                .param("entity", entity == null ? null : entity.value(), Types.OTHER)
                .query(Documents::row)
                .optional();
    }

    /**
     * As {@link #lock}, for the product itself; of a document that is gone nothing is held. Rows that refer to it are written by others meanwhile: two that look
     * alike would else wait for each other.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(DocumentId id) {
        sql.sql("select id from documents where id = :id for no key update")
                .param("id", id.value())
                .query(UUID.class)
                .optional();
    }

    /** Another document of the same bytes that was read without a password; whoever asks may not be told whose. */
    public Optional<DocumentId> readTwin(Document document) {
        return sql.sql("""
                        select id from documents where hash_sha256 = :sha256 and id <> :id and status in ('ready', 'review') and password is null
                        limit 1
                        """)
                .param("sha256", document.sha256().toString())
                .param("id", document.id().value())
                .query((row, n) -> new DocumentId(row.getObject("id", UUID.class)))
                .optional();
    }

    /** Be it in the trash. */
    boolean sees(Caller caller, DocumentId id) {
        return find(caller, id).isPresent();
    }

    /** Whether somebody gave a password, which may have opened it. */
    public boolean isUnlocked(DocumentId id) {
        return sql.sql("select password is not null and status <> 'locked' from documents where id = :id")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    /** Held against others' acts until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Document lock(Caller caller, DocumentId id) {
        return sql.sql(SELECT + GRANTED + "and d.id = :id for no key update of d")
                .param("id", id.value())
                .params(caller.grants())
                .query(Documents::row)
                .optional()
                .orElseThrow(() -> DocumentError.notFound(id));
    }

    /**
     * What processing found out about a document. Null leaves a column as it is.
     *
     * @param text of all its pages
     */
    public record Finding(
            @Nullable DocumentStatus status,
            @Nullable String mimeType,
            @Nullable String text,
            @Nullable Integer pages,
            @Nullable String language,
            @Nullable String type,
            @Nullable String category,
            @Nullable Double confidence) {
        public static Finding status(DocumentStatus status) {
            return new Finding(status, null, null, null, null, null, null, null);
        }

        public static Finding read(String mimeType, String text, int pages) {
            return new Finding(null, mimeType, text, pages, null, null, null, null);
        }

        public static Finding language(String language) {
            return new Finding(null, null, null, null, language, null, null, null);
        }

        /** @param confidence 0 to 1 */
        public static Finding kind(String type, String category, double confidence) {
            return new Finding(null, null, null, null, null, type, category, confidence);
        }

        public static Finding text(String text) {
            return new Finding(null, null, text, null, null, null, null, null);
        }
    }

    /** Writes down what was found, and tells browsers. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void found(DocumentId id, Finding finding, @Nullable String reason) {
        changed("""
                        update documents set status = coalesce(:status, status), mime_type = coalesce(:mime, mime_type),
                            extracted_text = coalesce(:text, extracted_text), page_count = coalesce(:pages, page_count),
                            language = coalesce(:language, language),
                            doc_type = case when sorted_by is null then coalesce(:type, doc_type) else doc_type end,
                            category = case when sorted_by is null then coalesce(:category, category) else category end,
                            confidence = case when sorted_by is null then coalesce(:confidence, confidence) else confidence end,
                            reason = :reason, updated_at = :now, version = version + 1
                        where id = :id
                        """)
                .param(
                        "status",
                        finding.status() == null ? null : finding.status().key())
                .param("mime", finding.mimeType())
                .param("text", finding.text())
                .param("pages", finding.pages())
                .param("language", finding.language())
                .param("type", finding.type())
                .param("category", finding.category())
                .param("confidence", finding.confidence())
                .param("reason", reason)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", id.value())
                .query(Documents::row)
                .optional()
                .ifPresent(events::updated);
    }

    /** The rows of {@link #row} as an update leaves them, in one statement with it. */
    private JdbcClient.StatementSpec changed(String update) {
        return sql.sql("with d as (" + update + " returning *) select " + COLUMNS + " from d");
    }

    /** Under which number the paper lies in the archive. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void number(DocumentId id, long asn) {
        sql.sql("""
                        update documents set asn = :asn, updated_at = :now, version = version + 1
                        where id = :id and asn is distinct from :asn
                        """)
                .param("asn", asn)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", id.value())
                .update();
    }

    /** Who sees it may have changed: browsers are told how it stands. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(DocumentId id) {
        find(id).ifPresent(events::updated);
    }

    /** Something that hangs on the document changed: it is another version, and browsers are told. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void touch(DocumentId id) {
        changed("update documents set version = version + 1, updated_at = :now where id = :id")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", id.value())
                .query(Documents::row)
                .optional()
                .ifPresent(events::updated);
    }

    /** All that was read of it, page behind page; nothing before it was read. */
    public Optional<String> text(DocumentId id) {
        return sql.sql("select extracted_text from documents where id = :id and extracted_text is not null")
                .param("id", id.value())
                .query(String.class)
                .optional();
    }

    static Document row(ResultSet row, int n) throws SQLException {
        UUID entity = row.getObject("entity_id", UUID.class);
        String name = row.getString("added_by_name");
        OffsetDateTime trashed = row.getObject("trashed_at", OffsetDateTime.class);
        return new Document(
                new DocumentId(row.getObject("id", UUID.class)),
                row.getInt("version"),
                row.getString("filename"),
                row.getString("original_filename"),
                row.getString("mime_type"),
                row.getLong("size_bytes"),
                Sha256.parse(row.getString("hash_sha256")).orElseThrow(),
                row.getString("hash_md5"),
                entity == null ? null : new EntityId(entity),
                DocumentStatus.find(row.getString("status")).orElseThrow(),
                row.getString("doc_type"),
                row.getString("category"),
                row.getBigDecimal("confidence"),
                row.getString("language"),
                row.getObject("page_count", Integer.class),
                row.getString("reason"),
                row.getObject("asn", Long.class),
                row.getString("source"),
                row.getBoolean("by_hand"),
                name == null ? null : new Document.Adder(new UserId(row.getObject("added_by", UUID.class)), name),
                List.of((String[]) row.getArray("tags").getArray()),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                trashed == null ? null : trashed.toInstant());
    }
}
