package pebble.likeness;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pebble.audit.Audit;
import pebble.documents.Document;
import pebble.documents.DocumentId;
import pebble.documents.Documents;
import pebble.identity.Caller;
import pebble.shared.Problem;

/** The pairs of documents that are nearly the same. Of a pair is told only who may see both. */
@Component
public class NearDuplicates {
    /** More is a form that everybody fills in, not a copy. */
    private static final int MOST = 50;

    private final JdbcClient sql;
    private final Documents documents;
    private final Audit audit;
    private final Clock clock;

    NearDuplicates(JdbcClient sql, Documents documents, Audit audit, Clock clock) {
        this.sql = sql;
        this.documents = documents;
        this.audit = audit;
        this.clock = clock;
    }

    /** What a person says of two documents that look alike. */
    public enum Decision {
        SAME,
        NEW_VERSION,
        DIFFERENT;

        @JsonValue
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Decision> find(String key) {
            return Arrays.stream(values())
                    .filter(decision -> decision.key().equals(key))
                    .findFirst();
        }
    }

    /**
     * A document that looks like another.
     *
     * @param similarity 0 to 1; 0 where only a person put the two side by side
     * @param createdAt when it came
     */
    public record NearDuplicate(
            DocumentId id,
            String filename,
            double similarity,
            @Nullable Decision decision,
            Instant createdAt) {}

    /** The most alike first; what a person found different is left out. */
    public List<NearDuplicate> of(Caller caller, DocumentId id) {
        return sql.sql("""
                        select d.id, d.filename, d.created_at, n.similarity, n.decision
                        from (select second_id as other, similarity, decision from near_duplicate where first_id = :id
                            union all select first_id, similarity, decision from near_duplicate where second_id = :id) n
                        join documents d on d.id = n.other
                        where d.trashed_at is null and n.decision is distinct from 'different' and""" + Documents.GRANTED + """
                        order by n.similarity desc, d.id limit :most
                        """)
                .param("id", id.value())
                .param("most", MOST)
                .params(caller.grants())
                .query((row, n) -> new NearDuplicate(
                        new DocumentId(row.getObject("id", UUID.class)),
                        row.getString("filename"),
                        row.getDouble("similarity"),
                        Optional.ofNullable(row.getString("decision"))
                                .flatMap(Decision::find)
                                .orElse(null),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** A document as one of several versions of the same. */
    public record Version(DocumentId id, String filename, Instant createdAt) {}

    /** What people called versions of each other, this one among them, the oldest first; nothing where there is only one. */
    public List<Version> versions(Caller caller, DocumentId id) {
        List<Version> versions = sql.sql("""
                        with recursive chain as (
                            select d.id, d.filename, d.created_at from documents d where d.id = :id
                            union
                            select d.id, d.filename, d.created_at from chain c
                                join lateral (select second_id as other from near_duplicate where first_id = c.id and decision = 'new_version'
                                    union all select first_id from near_duplicate where second_id = c.id and decision = 'new_version') n on true
                                join documents d on d.id = n.other
                            where d.trashed_at is null and""" + Documents.GRANTED + """
                        )
                        select id, filename, created_at from chain order by created_at, id limit :most
                        """)
                .param("id", id.value())
                .param("most", MOST)
                .params(caller.grants())
                .query((row, n) -> new Version(
                        new DocumentId(row.getObject("id", UUID.class)),
                        row.getString("filename"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list();
        return versions.size() > 1 ? versions : List.of();
    }

    /** Remembered for ever, also when one of them is read again. */
    @Transactional
    public void decide(Caller caller, DocumentId id, DocumentId other, Decision decision) {
        Document one = documents.get(caller, id);
        documents.get(caller, other);
        if (id.equals(other)) {
            throw Problem.field("other", "must be another document");
        }
        sql.sql("""
                        insert into near_duplicate (first_id, second_id, similarity, decision, decided_by, decided_at, found_at)
                        values (least(:one, :other), greatest(:one, :other), 0, :decision, :by, :now, :now)
                        on conflict (first_id, second_id) do update
                            set decision = excluded.decision, decided_by = excluded.decided_by, decided_at = excluded.decided_at
                        """)
                .param("one", id.value())
                .param("other", other.value())
                .param("decision", decision.key())
                .param("by", caller.id().value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        audit.record(
                caller,
                new Audit.Change(
                        "document.compared",
                        "document",
                        id.toString(),
                        one.entity(),
                        null,
                        Map.of("other", other.toString(), "decision", decision.key())));
    }

    /** Takes back what a person said; what Pebble found stays found. */
    @Transactional
    public void undecide(Caller caller, DocumentId id, DocumentId other) {
        Document one = documents.get(caller, id);
        documents.get(caller, other);
        String pair =
                " where first_id = least(:one, :other) and second_id = greatest(:one, :other) and decision is not null";
        Map<String, UUID> ids = Map.of("one", id.value(), "other", other.value());
        int taken = sql.sql("delete from near_duplicate" + pair + " and similarity = 0")
                        .params(ids)
                        .update()
                + sql.sql("update near_duplicate set decision = null, decided_by = null, decided_at = null" + pair)
                        .params(ids)
                        .update();
        if (taken > 0) {
            audit.record(
                    caller,
                    new Audit.Change(
                            "document.comparison_taken_back",
                            "document",
                            id.toString(),
                            one.entity(),
                            null,
                            Map.of("other", other.toString())));
        }
    }

    /** Those that share two bands or more, those of its own entity and the most first; one is shared by chance. For the product itself. */
    List<DocumentId> candidates(DocumentId id, int[] bands) {
        return sql.sql("""
                        select c.document_id from (
                            select b.document_id, count(*) as shared from unnest(:bands::int[]) with ordinality as w (value, band)
                                join document_band b on b.band = w.band and b.value = w.value
                            where b.document_id <> :id group by b.document_id having count(*) > 1) c
                            join documents d on d.id = c.document_id
                        order by d.entity_id is not distinct from (select entity_id from documents where id = :id) desc, c.shared desc, c.document_id
                        limit :most
                        """)
                .param("bands", Arrays.stream(bands).boxed().toArray(Integer[]::new))
                .param("id", id.value())
                .param("most", MOST)
                .query((row, n) -> new DocumentId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Instead of what was found of it before; what people said stays. */
    @Transactional(propagation = Propagation.MANDATORY)
    void found(DocumentId id, int[] bands, Map<DocumentId, Double> alike) {
        sql.sql("delete from document_band where document_id = :id")
                .param("id", id.value())
                .update();
        sql.sql("""
                        insert into document_band (document_id, band, value)
                        select :id, w.band, w.value from unnest(:bands::int[]) with ordinality as w (value, band)
                        """)
                .param("id", id.value())
                .param("bands", Arrays.stream(bands).boxed().toArray(Integer[]::new))
                .update();
        sql.sql("delete from near_duplicate where (first_id = :id or second_id = :id) and decision is null")
                .param("id", id.value())
                .update();
        sql.sql("""
                        insert into near_duplicate (first_id, second_id, similarity, found_at)
                        select least(:id, d.id), greatest(:id, d.id), a.similarity, :now
                        from unnest(:others::uuid[], :similarities::float8[]) as a (other, similarity) join documents d on d.id = a.other
                        on conflict (first_id, second_id) do update set similarity = excluded.similarity
                        """)
                .param("id", id.value())
                .param("others", alike.keySet().stream().map(DocumentId::value).toArray(UUID[]::new))
                .param("similarities", alike.values().toArray(Double[]::new))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
