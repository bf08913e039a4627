package pebble.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pebble.audit.Audit;
import pebble.identity.Caller;
import pebble.reading.Format;
import pebble.reading.Formats;

/** Makes documents of the parts of a scan. The scan stays as it came, and each part knows it. */
@Component
public class Splitting {
    private static final Format PDF = Formats.format("application/pdf");

    private final Documents documents;
    private final Receiving receiving;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final JdbcClient sql;

    Splitting(Documents documents, Receiving receiving, Audit audit, ApplicationEventPublisher events, JdbcClient sql) {
        this.documents = documents;
        this.receiving = receiving;
        this.audit = audit;
        this.events = events;
        this.sql = sql;
    }

    /**
     * A part as it is to be, a PDF.
     *
     * @param first page of the scan, from 1
     * @param asn under which the paper lies in the archive
     * @param upload its bytes, which are kept already
     */
    public record Piece(int first, int last, @Nullable Long asn, Upload upload) {}

    /** A part that there is. */
    public record Part(int firstPage, int lastPage, DocumentId documentId) {}

    /** What the caller may see of the parts of a scan, in order; those in the trash are left out. */
    public List<Part> parts(Caller caller, DocumentId origin) {
        return sql.sql("""
                        select p.first_page, p.last_page, p.document_id from document_part p join documents d on d.id = p.document_id
                        where p.origin_id = :id and d.trashed_at is null and""" + Documents.GRANTED + "order by p.number")
                .param("id", origin.value())
                .params(caller.grants())
                .query((row, n) -> new Part(
                        row.getInt("first_page"),
                        row.getInt("last_page"),
                        new DocumentId(row.getObject("document_id", UUID.class))))
                .list();
    }

    /** The scan that a document is a part of; of several the first. */
    public Optional<DocumentId> origin(Caller caller, DocumentId part) {
        return sql.sql("""
                        select p.origin_id from document_part p join documents d on d.id = p.origin_id
                        where p.document_id = :id and d.trashed_at is null and""" + Documents.GRANTED + "order by d.created_at, d.id limit 1")
                .param("id", part.value())
                .params(caller.grants())
                .query((row, n) -> new DocumentId(row.getObject("origin_id", UUID.class)))
                .optional();
    }

    /** @return whether it was split at just these pages before; what people did to the parts since then stays */
    public boolean isSplit(DocumentId origin, List<String> pages) {
        return sql.sql("select first_page || '-' || last_page from document_part where origin_id = :id order by number")
                .param("id", origin.value())
                .query(String.class)
                .list()
                .equals(pages);
    }

    /** A scan was split, in the same transaction. */
    public record DocumentSplit(DocumentId origin) {}

    /** Instead of the parts that there were; those stay documents. The scan is held already, and may have changed since it was read. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void split(DocumentId id, List<Piece> pieces) {
        Document origin = documents.find(id).orElseThrow(() -> DocumentError.notFound(id));
        sql.sql("delete from document_part where origin_id = :id")
                .param("id", origin.id().value())
                .update();
        List<String> made = new ArrayList<>();
        for (Piece piece : pieces) {
            DocumentId part = part(origin, piece);
            sql.sql("""
                            insert into document_part (origin_id, number, first_page, last_page, document_id)
                            values (:origin, :number, :first, :last, :part)
                            """)
                    .param("origin", origin.id().value())
                    .param("number", made.size() + 1)
                    .param("first", piece.first())
                    .param("last", piece.last())
                    .param("part", part.value())
                    .update();
            made.add(part.toString());
        }
        events.publishEvent(new DocumentSplit(id));
        audit.record(
                Caller.SYSTEM,
                new Audit.Change(
                        "document.split",
                        "document",
                        origin.id().toString(),
                        origin.entity(),
                        null,
                        Map.of("parts", made)));
    }

    private DocumentId part(Document origin, Piece piece) {
        DocumentId part = receiving
                .receivePart(
                        Caller.within(origin.entity()),
                        piece.upload(),
                        PDF,
                        origin.entity(),
                        origin.tags(),
                        origin.byHand())
                .document()
                .id();
        if (piece.asn() != null) {
            documents.number(part, piece.asn());
        }
        sql.sql("""
                        update documents p set password = o.password from documents o
                        where p.id = :part and o.id = :origin and p.password is null and o.password is not null
                        """)
                .param("part", part.value())
                .param("origin", origin.id().value())
                .update();
        return part;
    }
}
