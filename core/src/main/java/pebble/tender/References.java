package pebble.tender;

import java.sql.Types;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pebble.documents.Document;
import pebble.documents.DocumentId;
import pebble.documents.Documents;
import pebble.fields.Field;
import pebble.fields.FieldName;
import pebble.fields.FieldValue.Text;
import pebble.identity.Caller;

/** Which papers belong to one tender: those that carry the same number, in one legal entity. */
@Component
class References {
    private static final Set<FieldName> NUMBERS = Set.of(FieldName.BID_NUMBER, FieldName.PROCEDURE);
    /** "1" or "23" is a number of everything. */
    private static final int SHORTEST = 4;
    /** What is longer is no number, and no key of an index. */
    private static final int LONGEST = 200;

    private static final int MOST = 40;

    private final JdbcClient sql;
    private final Documents documents;

    References(JdbcClient sql, Documents documents) {
        this.sql = sql;
        this.documents = documents;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void keep(DocumentId document, List<Field> fields) {
        Set<String> references = fields.stream()
                .filter(field -> NUMBERS.contains(field.name()))
                .filter(field -> field.confidence() >= Field.SURE)
                .map(field -> field.value() instanceof Text number ? BidNumbers.key(number.text()) : "")
                .filter(key -> key.length() >= SHORTEST && key.length() <= LONGEST)
                .collect(Collectors.toSet());
        sql.sql("delete from tender_reference where document_id = :id")
                .param("id", document.value())
                .update();
        references.forEach(
                reference -> sql.sql("insert into tender_reference (document_id, reference) values (:id, :reference)")
                        .param("id", document.value())
                        .param("reference", reference)
                        .update());
    }

    Set<DocumentId> naming(Set<DocumentId> papers) {
        return Set.copyOf(sql.sql("select distinct document_id from tender_reference where document_id = any(:ids)")
                .param("ids", papers.stream().map(DocumentId::value).toArray(UUID[]::new))
                .query((row, n) -> new DocumentId(row.getObject("document_id", UUID.class)))
                .list());
    }

    /** The document and those of the same tender that the caller may see, the oldest first. */
    List<Document> together(Caller caller, Document document) {
        List<DocumentId> ids = sql.sql("""
                        select d.id from documents d where d.id in (
                            select o.document_id from tender_reference r join tender_reference o on o.reference = r.reference
                            where r.document_id = :id and o.document_id <> :id)
                        and d.entity_id is not distinct from :entity and d.trashed_at is null and""" + Documents.GRANTED + """
                        order by d.mime_type = 'message/rfc822', d.created_at desc, d.id limit :most
                        """)
                .params(caller.grants())
                .param("id", document.id().value())
                .param(
                        "entity",
                        document.entity() == null ? null : document.entity().value(),
                        Types.OTHER)
                .param("most", MOST)
                .query((row, n) -> new DocumentId(row.getObject(1, UUID.class)))
                .list();
        return Stream.concat(Stream.of(document), documents.all(caller, ids).stream())
                .sorted(Comparator.comparing(Document::createdAt)
                        .thenComparing(one -> one.id().value()))
                .toList();
    }
}
