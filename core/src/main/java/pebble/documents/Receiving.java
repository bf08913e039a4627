package pebble.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import pebble.audit.Audit;
import pebble.blobs.Blobs;
import pebble.identity.Caller;
import pebble.identity.EntityId;
import pebble.reading.Format;
import pebble.reading.Formats;
import pebble.shared.Problem;

/**
 * Takes files in. The same bytes are one document in each legal entity: whoever brings bytes that their entity holds, or that they can see already, is shown the
 * document there is, out of the trash if it lies there. What only mail brought until then is now all the entity's. That another entity holds the bytes is never told.
 */
@Component
public class Receiving {
    private final Documents documents;
    private final Tags tags;
    private final Blobs blobs;
    private final Audit audit;
    private final DocumentEvents live;
    private final ApplicationEventPublisher events;
    private final JdbcClient sql;
    private final TransactionOperations transactions;
    private final Clock clock;

    Receiving(
            Documents documents,
            Tags tags,
            Blobs blobs,
            Audit audit,
            DocumentEvents live,
            ApplicationEventPublisher events,
            JdbcClient sql,
            TransactionOperations transactions,
            Clock clock) {
        this.documents = documents;
        this.tags = tags;
        this.blobs = blobs;
        this.audit = audit;
        this.live = live;
        this.events = events;
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Written down, in the same transaction. */
    public record DocumentReceived(Document document) {}

    /** All people of its legal entity see it from now on, in the same transaction. */
    public record DocumentOpened(DocumentId document) {}

    /** @param duplicate whether it was there already */
    public record Received(Document document, boolean duplicate) {}

    /** Where a document comes from, as it is written down. */
    public enum Source {
        UPLOAD,
        MAIL,
        FOLDER,
        /** A part of a scan that separator sheets split. */
        SPLIT;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param byHand whether by a person or a folder, be it within a scan */
    private record Way(Source source, boolean byHand) {}

    /** What a file is, refused with {@code UNSUPPORTED_FORMAT} when it is not read here. */
    public static Format format(Upload upload) throws IOException {
        String shown = FileName.shown(upload.filename());
        return switch (Formats.of(upload.file(), upload.filename(), upload.declaredType())) {
            case Formats.Told.Known(Format format) -> format;
            case Formats.Told.Zip() ->
                throw DocumentError.unsupported(
                        shown, "An archive is not a document. Send it to /documents/batch, which takes what is in it.");
            case Formats.Told.Unknown(String reason) -> throw DocumentError.unsupported(shown, reason);
        };
    }

    /** Which entity's a new document is, when none is named: the caller's only one, or an administrator's whole group. */
    public @Nullable EntityId entityOf(Caller caller, @Nullable EntityId named) {
        if (named != null) {
            boolean there = caller.sees(named)
                    && sql.sql("select exists (select from legal_entity where id = :id)")
                            .param("id", named.value())
                            .query(Boolean.class)
                            .single();
            if (!there) {
                throw Problem.field("entity_id", "must be a legal entity that you work for");
            }
            return named;
        }
        if (caller.isAdmin()) {
            return null;
        }
        if (caller.entities().size() == 1) {
            return caller.entities().iterator().next();
        }
        throw Problem.field("entity_id", "is required: you work for more than one legal entity, or for none");
    }

    /**
     * Durable when it returns.
     *
     * @param entity one that the caller is granted, or null for the whole group's
     * @param words free tags
     */
    public Received receive(
            Caller caller, Upload upload, Format format, @Nullable EntityId entity, List<String> words, Source source)
            throws IOException {
        List<String> names = Tags.valid(words);
        Way way = new Way(source, source != Source.MAIL);
        blobs.sendAhead(upload.sha256(), upload.file());
        return Objects.requireNonNull(transactions.execute(status -> keep(caller, upload, format, entity, names, way)));
    }

    private Received keep(
            Caller caller, Upload upload, Format format, @Nullable EntityId entity, List<String> names, Way way) {
        Optional<Document> held = documents.holding(caller, upload.sha256(), entity);
        if (held.isPresent()) {
            return new Received(given(caller, held.get(), entity, names, way), true);
        }
        try {
            blobs.put(upload.sha256(), upload.file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return fresh(caller, upload, format, entity, names, way);
    }

    /**
     * A part of a scan, of bytes that are kept already: the file itself may be gone.
     *
     * @param byHand whether the scan was brought by hand
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Received receivePart(
            Caller caller,
            Upload upload,
            Format format,
            @Nullable EntityId entity,
            List<String> words,
            boolean byHand) {
        Way way = new Way(Source.SPLIT, byHand);
        List<String> names = Tags.valid(words);
        Optional<Document> held = documents.holding(caller, upload.sha256(), entity);
        return held.isPresent()
                ? new Received(given(caller, held.get(), entity, names, way), true)
                : fresh(caller, upload, format, entity, names, way);
    }

    private Received fresh(
            Caller caller, Upload upload, Format format, @Nullable EntityId entity, List<String> names, Way way) {
        DocumentId id = insert(caller, upload, format, entity, way);
        if (id == null) {
            // Somebody brought the same bytes at this moment.
            Document first = documents.holding(caller, upload.sha256(), entity).orElseThrow();
            return new Received(given(caller, first, entity, names, way), true);
        }
        tags.add(id, names);
        Document document = documents.find(id).orElseThrow();
        audit.record(
                caller,
                new Audit.Change(
                        "document.received",
                        "document",
                        id.toString(),
                        entity,
                        null,
                        Map.of(
                                "filename",
                                document.filename(),
                                "sha256",
                                document.sha256().toString(),
                                "source",
                                way.source().key())));
        live.updated(document);
        events.publishEvent(new DocumentReceived(document));
        return new Received(document, false);
    }

    private @Nullable DocumentId insert(
            Caller caller, Upload upload, Format format, @Nullable EntityId entity, Way way) {
        Instant now = clock.instant();
        DocumentId id = DocumentId.fresh(now);
        int written = sql.sql("""
                        insert into documents (id, filename, original_filename, mime_type, size_bytes, storage_path, hash_md5, hash_sha256, status,
                            entity_id, source, by_hand, added_by, created_at, updated_at)
                        values (:id, :filename, :original, :mime, :size, :path, :md5, :sha256, 'processing', :entity, :source, :hand, :by, :now, :now)
                        on conflict (hash_sha256, coalesce(entity_id, '00000000-0000-0000-0000-000000000000')) do nothing
                        """)
                .param("id", id.value())
                .param("filename", FileName.shown(upload.filename()))
                .param("original", FileName.kept(upload.filename()))
                .param("mime", format.mediaType())
                .param("size", upload.size())
                .param("path", "blobs/" + upload.sha256())
                .param("md5", upload.md5())
                .param("sha256", upload.sha256().toString())
                .param("entity", entity == null ? null : entity.value())
                .param("source", way.source().key())
                .param("hand", way.byHand())
                .param("by", caller.id().value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        return written == 1 ? id : null;
    }

    /** The one that is there, out of the trash, with the tags that came with the bytes. */
    private Document given(Caller caller, Document held, @Nullable EntityId entity, List<String> names, Way way) {
        boolean opened = way.byHand() && !held.byHand() && Objects.equals(held.entity(), entity);
        if (opened && documents.isUnlocked(held.id())) {
            // Whoever has the bytes need not have the password.
            if (!documents.sees(caller, held.id())) {
                throw DocumentError.held();
            }
            opened = false;
        }
        tags.add(held.id(), names);
        sql.sql("""
                        update documents set trashed_at = null, trashed_by = null, by_hand = by_hand or :opened, version = version + 1, updated_at = :now
                        where id = :id and (trashed_at is not null or :tagged or :opened)
                        """)
                .param("id", held.id().value())
                .param("tagged", !names.isEmpty())
                .param("opened", opened)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        Document present = documents.find(held.id()).orElseThrow();
        if (held.isTrashed()) {
            audit.record(
                    caller,
                    new Audit.Change("document.restored", "document", held.id().toString(), held.entity(), null, null));
        }
        if (opened) {
            sql.sql("""
                            update documents d set by_hand = true, version = version + 1, updated_at = :now
                            from document_part p where p.origin_id = :id and d.id = p.document_id and not d.by_hand and d.entity_id = :entity
                            """)
                    .param("id", held.id().value())
                    .param("entity", entity == null ? null : entity.value(), Types.OTHER)
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            audit.record(
                    caller,
                    new Audit.Change("document.opened", "document", held.id().toString(), held.entity(), null, null));
            events.publishEvent(new DocumentOpened(held.id()));
        }
        if (present.version() != held.version()) {
            live.updated(present);
        }
        return present;
    }
}
