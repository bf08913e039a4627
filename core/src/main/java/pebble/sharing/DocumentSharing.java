package pebble.sharing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pebble.audit.Audit;
import pebble.board.Card;
import pebble.board.CardId;
import pebble.board.Cards;
import pebble.companies.Companies;
import pebble.companies.CompanyId;
import pebble.documents.Document;
import pebble.documents.DocumentId;
import pebble.documents.Documents;
import pebble.identity.Caller;
import pebble.identity.UserId;
import pebble.shared.Problem;

/**
 * Shares documents with cards and companies. Beside a card a document is seen by those who see the card, as long as both are of one legal entity; beside a company by
 * nobody who did not see it before. Of a link is told only who may see both of its ends, each time it is asked.
 */
@Component
public class DocumentSharing {
    private final Documents documents;
    private final Cards cards;
    private final Companies companies;
    private final Audit audit;
    private final JdbcClient sql;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    DocumentSharing(
            Documents documents,
            Cards cards,
            Companies companies,
            Audit audit,
            JdbcClient sql,
            Clock clock,
            ApplicationEventPublisher events) {
        this.documents = documents;
        this.cards = cards;
        this.companies = companies;
        this.audit = audit;
        this.sql = sql;
        this.clock = clock;
        this.events = events;
    }

    /** A document was put beside a card, in the same transaction. */
    public record DocumentShared(DocumentId document) {}

    /** Who shared it. */
    public record Sharer(UserId id, String name) {}

    /**
     * What a document is shared with.
     *
     * @param type {@code card} or {@code company}
     * @param title the card's subject, the company's name
     * @param stream on whose board the card lies
     */
    public record Link(
            String type,
            String id,
            String title,
            @Nullable String stream,
            @Nullable Sharer linkedBy,
            Instant linkedAt) {}

    /** A document beside a card or a company, and who put it there. */
    public record Shared(Document document, @Nullable Sharer by, Instant at) {}

    /** Refuses a card of another legal entity than the document's. */
    @Transactional
    public void share(Caller caller, DocumentId id, CardId cardId) {
        Document document = documents.get(caller, id);
        Card card = cards.get(caller, cardId);
        if (document.entity() != null
                && !document.entity().equals(card.handling().entityId())) {
            throw Problem.field("card_id", "is of another legal entity than the document, whose people may not see it");
        }
        if (link(caller, id, "card_id", cardId.value())) {
            tell(caller, document, "document.shared", "card", cardId.toString());
            events.publishEvent(new DocumentShared(id));
        }
    }

    @Transactional
    public void share(Caller caller, DocumentId id, CompanyId companyId) {
        Document document = documents.get(caller, id);
        companies.get(companyId);
        if (link(caller, id, "company_id", companyId.value())) {
            tell(caller, document, "document.shared", "company", companyId.toString());
        }
    }

    /** What is not shared stays as it is. */
    @Transactional
    public void unshare(Caller caller, DocumentId id, CardId cardId) {
        Document document = documents.get(caller, id);
        cards.get(caller, cardId);
        if (unlink(id, "card_id", cardId.value())) {
            tell(caller, document, "document.unshared", "card", cardId.toString());
        }
    }

    @Transactional
    public void unshare(Caller caller, DocumentId id, CompanyId companyId) {
        Document document = documents.get(caller, id);
        companies.get(companyId);
        if (unlink(id, "company_id", companyId.value())) {
            tell(caller, document, "document.unshared", "company", companyId.toString());
        }
    }

    private boolean link(Caller caller, DocumentId id, String column, UUID other) {
        return sql.sql("insert into document_link (document_id, " + column + ", linked_by, linked_at)"
                                + " values (:id, :other, :by, :now) on conflict do nothing")
                        .param("id", id.value())
                        .param("other", other)
                        .param("by", caller.id().value())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private boolean unlink(DocumentId id, String column, UUID other) {
        return sql.sql("delete from document_link where document_id = :id and " + column + " = :other")
                        .param("id", id.value())
                        .param("other", other)
                        .update()
                == 1;
    }

    private void tell(Caller caller, Document document, String act, String type, String other) {
        audit.record(
                caller,
                new Audit.Change(
                        act, "document", document.id().toString(), document.entity(), null, Map.of(type, other)));
    }

    /** With what the document is shared, as far as the caller may see it; the latest first. */
    public List<Link> of(Caller caller, DocumentId id) {
        documents.get(caller, id);
        return sql.sql("""
                        select l.card_id, l.company_id, coalesce(c.subject, m.name) as title, c.stream,
                            l.linked_by, (select u.name from app_user u where u.id = l.linked_by) as linked_by_name, l.linked_at
                        from document_link l left join card c on c.id = l.card_id left join company m on m.id = l.company_id
                        where l.document_id = :id
                            and (l.company_id is not null or :all or (c.entity_id = any(:entities) and c.stream = any(:streams)))
                        order by l.linked_at desc, l.card_id, l.company_id
                        """)
                .param("id", id.value())
                .params(caller.grants())
                .query((row, n) -> {
                    UUID card = row.getObject("card_id", UUID.class);
                    return new Link(
                            card == null ? "company" : "card",
                            card == null
                                    ? new CompanyId(row.getObject("company_id", UUID.class)).toString()
                                    : new CardId(card).toString(),
                            row.getString("title"),
                            row.getString("stream"),
                            sharer(row),
                            at(row));
                })
                .list();
    }

    /** The documents beside a card that the caller may see; the latest first. */
    public List<Shared> with(Caller caller, CardId card) {
        cards.get(caller, card);
        return with(caller, "card_id", card.value());
    }

    public List<Shared> with(Caller caller, CompanyId company) {
        companies.get(company);
        return with(caller, "company_id", company.value());
    }

    /** The cards beside which one of the documents stands, whoever may see them. */
    public List<CardId> cards(Collection<DocumentId> shared) {
        return sql.sql(
                        "select distinct card_id from document_link where document_id = any(:ids) and card_id is not null")
                .param("ids", shared.stream().map(DocumentId::value).toArray(UUID[]::new))
                .query((row, n) -> new CardId(row.getObject("card_id", UUID.class)))
                .list();
    }

    /** The documents beside one of the cards, whoever may see them. */
    public List<DocumentId> documents(Collection<CardId> beside) {
        return sql.sql("select distinct document_id from document_link where card_id = any(:ids)")
                .param("ids", beside.stream().map(CardId::value).toArray(UUID[]::new))
                .query((row, n) -> new DocumentId(row.getObject("document_id", UUID.class)))
                .list();
    }

    private record Placed(DocumentId document, @Nullable Sharer by, Instant at) {}

    private List<Shared> with(Caller caller, String column, UUID other) {
        List<Placed> placed = sql.sql("""
                        select l.document_id, l.linked_by, (select u.name from app_user u where u.id = l.linked_by) as linked_by_name, l.linked_at
                        from document_link l join documents d on d.id = l.document_id where d.trashed_at is null and""" + Documents.GRANTED
                        + " and l." + column + " = :other order by l.linked_at desc, l.document_id limit 500")
                .params(caller.grants())
                .param("other", other)
                .query((row, n) ->
                        new Placed(new DocumentId(row.getObject("document_id", UUID.class)), sharer(row), at(row)))
                .list();
        Map<DocumentId, Document> seen = documents
                .all(caller, placed.stream().map(Placed::document).toList())
                .stream()
                .collect(Collectors.toMap(Document::id, Function.identity()));
        List<Shared> shared = new ArrayList<>();
        for (Placed one : placed) {
            Document document = seen.get(one.document());
            if (document != null) {
                shared.add(new Shared(document, one.by(), one.at()));
            }
        }
        return shared;
    }

    private static @Nullable Sharer sharer(ResultSet row) throws SQLException {
        String name = row.getString("linked_by_name");
        return name == null ? null : new Sharer(new UserId(row.getObject("linked_by", UUID.class)), name);
    }

    private static Instant at(ResultSet row) throws SQLException {
        return row.getObject("linked_at", OffsetDateTime.class).toInstant();
    }
}
