package pebble.documents;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pebble.audit.Audit;
import pebble.identity.Caller;
import pebble.shared.IfMatch;
import pebble.shared.Problem;

/** A person says what a document is. That ends its waiting for one, and no machine says otherwise afterwards. */
@Component
public class DocumentEditing {
    private static final int LONGEST = 100;

    private final Documents documents;
    private final Audit audit;
    private final DocumentEvents live;
    private final ApplicationEventPublisher events;
    private final JdbcClient sql;
    private final Clock clock;

    DocumentEditing(
            Documents documents,
            Audit audit,
            DocumentEvents live,
            ApplicationEventPublisher events,
            JdbcClient sql,
            Clock clock) {
        this.documents = documents;
        this.audit = audit;
        this.live = live;
        this.events = events;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * What is to be changed; null leaves a field as it is.
     *
     * @param reviewed true: a person has looked, and what is known of it may stay as it is
     */
    public record Change(
            @Nullable String filename,
            @Nullable String docType,
            @Nullable String category,
            @Nullable Boolean reviewed) {}

    /** A person said that a document is of another kind than was known. */
    public record DocumentSorted(DocumentId document) {}

    /**
     * @param expected the version that was looked at; null for any
     * @param shown how the document is told to whom looked at another
     */
    @Transactional
    public Document change(
            Caller caller, DocumentId id, @Nullable Integer expected, Change change, Function<Document, Object> shown) {
        check("doc_type", change.docType());
        check("category", change.category());
        if (change.filename() != null && change.filename().isBlank()) {
            throw Problem.field("filename", "must not be empty");
        }
        Document before = documents.lock(caller, id);
        if (before.isTrashed()) {
            throw DocumentError.notFound(id);
        }
        IfMatch.check(expected, before.version(), shown.apply(before));
        boolean sorted =
                change.docType() != null || change.category() != null || Boolean.TRUE.equals(change.reviewed());
        sql.sql("""
                        update documents set filename = coalesce(:filename, filename), doc_type = coalesce(:type, doc_type),
                            category = coalesce(:category, category),
                            confidence = case when :sorted and coalesce(:type, doc_type) is not null then 1 else confidence end,
                            sorted_by = case when :sorted then :by else sorted_by end,
                            reason = case when :sorted and status = 'review' then null else reason end,
                            status = case when :sorted and status = 'review' then 'ready' else status end,
                            version = version + 1, updated_at = :now
                        where id = :id
                        """)
                .param("filename", change.filename() == null ? null : FileName.shown(change.filename()))
                .param("type", change.docType())
                .param("category", change.category())
                .param("sorted", sorted)
                .param("by", caller.id().value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", id.value())
                .update();
        Document after = documents.get(caller, id);
        audit.record(
                caller,
                new Audit.Change(
                        "document.changed", "document", id.toString(), before.entity(), fields(before), fields(after)));
        live.updated(after);
        if (!Objects.equals(after.docType(), before.docType())) {
            events.publishEvent(new DocumentSorted(id));
        }
        return after;
    }

    private static Map<String, @Nullable String> fields(Document document) {
        Map<String, @Nullable String> fields = new LinkedHashMap<>();
        fields.put("filename", document.filename());
        fields.put("doc_type", document.docType());
        fields.put("category", document.category());
        return fields;
    }

    private static void check(String field, @Nullable String word) {
        if (word != null && (!word.matches("[a-z][a-z0-9_]*") || word.length() > LONGEST)) {
            throw Problem.field(field, "must be a word in small letters, such as certificate_of_analysis");
        }
    }
}
