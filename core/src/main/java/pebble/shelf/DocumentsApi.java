package pebble.shelf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import pebble.blobs.Blobs;
import pebble.documents.Document;
import pebble.documents.DocumentEditing;
import pebble.documents.DocumentId;
import pebble.documents.DocumentList;
import pebble.documents.DocumentSettings;
import pebble.documents.DocumentStatus;
import pebble.documents.DocumentTrash;
import pebble.documents.Documents;
import pebble.documents.Receiving;
import pebble.documents.Receiving.Received;
import pebble.documents.Tagging;
import pebble.documents.Upload;
import pebble.identity.Allowed;
import pebble.identity.Caller;
import pebble.identity.EntityId;
import pebble.identity.Role;
import pebble.processing.Processing;
import pebble.search.DocumentsByWords;
import pebble.shared.Cursor;
import pebble.shared.IfMatch;
import pebble.shared.Page;
import pebble.shared.Problem;

/** Documents over HTTP. What came from outside is served as a download that can do nothing. */
@RestController
@RequestMapping("/api/v1/documents")
class DocumentsApi {
    private final Documents documents;
    private final DocumentList lists;
    private final DocumentsByWords byWords;
    private final Receiving receiving;
    private final DocumentTrash trash;
    private final Tagging tagging;
    private final DocumentEditing editing;
    private final Processing processing;
    private final DocumentViews views;
    private final Blobs blobs;
    private final DocumentSettings settings;

    DocumentsApi(
            Documents documents,
            DocumentList lists,
            DocumentsByWords byWords,
            Receiving receiving,
            DocumentTrash trash,
            Tagging tagging,
            DocumentEditing editing,
            Processing processing,
            DocumentViews views,
            Blobs blobs,
            DocumentSettings settings) {
        this.documents = documents;
        this.lists = lists;
        this.byWords = byWords;
        this.receiving = receiving;
        this.trash = trash;
        this.tagging = tagging;
        this.editing = editing;
        this.processing = processing;
        this.views = views;
        this.blobs = blobs;
        this.settings = settings;
    }

    /** @param duplicateOf the document that held these bytes already; null for new ones */
    record Answer(
            DocumentId id,
            String filename,
            DocumentStatus status,
            Instant createdAt,
            @Nullable DocumentId duplicateOf) {

        static Answer of(Received received) {
            Document document = received.document();
            return new Answer(
                    document.id(),
                    document.filename(),
                    document.status(),
                    document.createdAt(),
                    received.duplicate() ? document.id() : null);
        }
    }

    record PasswordBody(@Nullable String password) {}

    record TagsBody(@Nullable List<String> tags, @Nullable String name) {}

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Allowed({Role.ADMIN, Role.MANAGER, Role.AGENT, Role.MARKETING, Role.QUALITY})
    ResponseEntity<Answer> upload(
            Caller caller,
            @RequestPart("file") MultipartFile file,
            @RequestParam(name = "tags", required = false) String @Nullable [] tags,
            @RequestParam(name = "entity_id", required = false) @Nullable EntityId entity)
            throws IOException {
        EntityId owner = receiving.entityOf(caller, entity);
        try (Upload upload = Upload.of(
                file.getInputStream(),
                file.getOriginalFilename(),
                file.getContentType(),
                settings.largest().toBytes())) {
            Received received = receiving.receive(
                    caller, upload, Receiving.format(upload), owner, FreeTags.of(tags), Receiving.Source.UPLOAD);
            return ResponseEntity.status(received.duplicate() ? HttpStatus.OK : HttpStatus.ACCEPTED)
                    .body(Answer.of(received));
        }
    }

    @GetMapping
    @Allowed
    Page<DocumentView> list(
            Caller caller,
            @RequestParam(name = "entity_id", required = false) @Nullable EntityId entity,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "false") boolean trashed,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        List<DocumentId> holding =
                q == null || trashed ? List.of() : byWords.holding(caller, q, entity, status, type, tag);
        DocumentList.Filter filter = new DocumentList.Filter(
                entity, status == null ? null : status(status), type, category, tag, q, holding, trashed);
        return views.page(lists.list(caller, filter, Cursor.limit(limit), cursor));
    }

    /** How many there are of each status, and how many in the trash. */
    @GetMapping("/counts")
    @Allowed
    DocumentList.Counts counts(
            Caller caller, @RequestParam(name = "entity_id", required = false) @Nullable EntityId entity) {
        return lists.count(caller, entity);
    }

    /** @param text whether all that was read is told too: what waits for a step to end need not read it again and again */
    @GetMapping("/{id}")
    @Allowed
    DocumentViews.Whole get(
            Caller caller, @PathVariable DocumentId id, @RequestParam(defaultValue = "true") boolean text) {
        return views.whole(caller, id, text);
    }

    @GetMapping("/{id}/file")
    @Allowed
    ResponseEntity<Resource> file(Caller caller, @PathVariable DocumentId id) {
        Document document = documents.get(caller, id);
        blobs.reach(document.sha256());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .eTag("\"" + document.sha256() + "\"")
                .cacheControl(CacheControl.noCache().cachePrivate())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(document.filename(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(new BlobResource(blobs, document));
    }

    /** All pages, a form feed between two of them. */
    @GetMapping("/{id}/text")
    @Allowed
    ResponseEntity<String> text(Caller caller, @PathVariable DocumentId id) {
        documents.get(caller, id);
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(documents.text(id).orElse(""));
    }

    @PostMapping("/{id}/tags")
    @Allowed({Role.ADMIN, Role.MANAGER, Role.AGENT, Role.MARKETING, Role.QUALITY})
    DocumentView tag(Caller caller, @PathVariable DocumentId id, @RequestBody TagsBody body) {
        documents.get(caller, id);
        if (body.tags() == null && body.name() == null) {
            throw Problem.field("tags", "is required: a list of words");
        }
        return DocumentView.of(tagging.tag(caller, id, body.tags() == null ? List.of(body.name()) : body.tags()));
    }

    @DeleteMapping("/{id}/tags/{name}")
    @Allowed({Role.ADMIN, Role.MANAGER, Role.AGENT, Role.MARKETING, Role.QUALITY})
    DocumentView untag(Caller caller, @PathVariable DocumentId id, @PathVariable String name) {
        return DocumentView.of(tagging.untag(caller, id, name));
    }

    @PostMapping("/{id}/reprocess")
    @Allowed({Role.ADMIN, Role.MANAGER, Role.AGENT, Role.MARKETING, Role.QUALITY})
    @ResponseStatus(HttpStatus.ACCEPTED)
    DocumentView again(Caller caller, @PathVariable DocumentId id) {
        return DocumentView.of(processing.again(caller, id));
    }

    /** Opens a locked document; it is read anew, and is locked again when the password is not its own. */
    @PostMapping("/{id}/password")
    @Allowed({Role.ADMIN, Role.MANAGER, Role.AGENT, Role.MARKETING, Role.QUALITY})
    @ResponseStatus(HttpStatus.ACCEPTED)
    DocumentView unlock(Caller caller, @PathVariable DocumentId id, @RequestBody PasswordBody body) {
        documents.get(caller, id);
        if (body.password() == null) {
            throw Problem.field("password", "is required");
        }
        return DocumentView.of(processing.unlock(caller, id, body.password()));
    }

    /** A person says what it is, or calls it otherwise. */
    @PatchMapping("/{id}")
    @Allowed({Role.ADMIN, Role.MANAGER, Role.AGENT, Role.MARKETING, Role.QUALITY})
    DocumentView change(
            Caller caller,
            @PathVariable DocumentId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody DocumentEditing.Change body) {
        Document present = documents.get(caller, id);
        IfMatch.check(IfMatch.required(ifMatch), present.version(), DocumentView.of(present));
        return DocumentView.of(editing.change(caller, id, IfMatch.required(ifMatch), body, DocumentView::of));
    }

    @DeleteMapping("/{id}")
    @Allowed({Role.ADMIN, Role.MANAGER, Role.AGENT, Role.MARKETING, Role.QUALITY})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void trash(
            Caller caller,
            @PathVariable DocumentId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        trash.trash(caller, id, IfMatch.optional(ifMatch), DocumentView::of);
    }

    @PostMapping("/{id}/restore")
    @Allowed({Role.ADMIN, Role.MANAGER, Role.AGENT, Role.MARKETING, Role.QUALITY})
    DocumentView restore(Caller caller, @PathVariable DocumentId id) {
        return DocumentView.of(trash.restore(caller, id));
    }

    private static DocumentStatus status(String key) {
        return DocumentStatus.find(key)
                .orElseThrow(() -> Problem.field(
                        "status",
                        "must be one of "
                                + String.join(
                                        ", ",
                                        Arrays.stream(DocumentStatus.values())
                                                .map(DocumentStatus::key)
                                                .toList())));
    }
}
