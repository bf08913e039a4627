package pebble.shelf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import pebble.documents.Archive;
import pebble.documents.DocumentId;
import pebble.documents.DocumentSettings;
import pebble.documents.DocumentStatus;
import pebble.documents.Receiving;
import pebble.documents.Receiving.Received;
import pebble.documents.Upload;
import pebble.identity.Allowed;
import pebble.identity.Caller;
import pebble.identity.EntityId;
import pebble.identity.Role;
import pebble.shared.Problem;

/** Many files at once, also packed in archives. Each is kept or refused by itself; sent again, none is doubled. */
@RestController
@RequestMapping("/api/v1/documents/batch")
class BatchesApi {
    private final Receiving receiving;
    private final DocumentSettings settings;

    BatchesApi(Receiving receiving, DocumentSettings settings) {
        this.receiving = receiving;
        this.settings = settings;
    }

    record Answer(List<Item> items) {}

    /** @param error why it was not kept; null when it was */
    record Item(
            String filename,
            @Nullable DocumentId id,
            @Nullable DocumentStatus status,
            @Nullable DocumentId duplicateOf,
            @Nullable Refusal error) {}

    record Refusal(String code, String message) {}

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Allowed({Role.ADMIN, Role.MANAGER, Role.AGENT, Role.MARKETING, Role.QUALITY})
    @ResponseStatus(HttpStatus.ACCEPTED)
    Answer upload(
            Caller caller,
            @RequestPart("file") List<MultipartFile> files,
            @RequestParam(name = "tags", required = false) String @Nullable [] tags,
            @RequestParam(name = "entity_id", required = false) @Nullable EntityId entity)
            throws IOException {
        Batch batch = new Batch(caller, receiving.entityOf(caller, entity), FreeTags.of(tags));
        for (MultipartFile file : files) {
            batch.take(file);
        }
        return new Answer(batch.items);
    }

    private final class Batch implements Archive.Sink {
        private final Caller caller;
        private final @Nullable EntityId owner;
        private final List<String> tags;
        private final List<Item> items = new ArrayList<>();

        Batch(Caller caller, @Nullable EntityId owner, List<String> tags) {
            this.caller = caller;
            this.owner = owner;
            this.tags = tags;
        }

        void take(MultipartFile file) throws IOException {
            String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
            long largest = settings.largest().toBytes();
            try (Upload upload = Upload.of(file.getInputStream(), name, file.getContentType(), largest)) {
                if (upload.isZip()) {
                    Archive.walk(upload.file(), largest, this);
                } else {
                    file(name, upload);
                }
            } catch (Problem refused) {
                refused(name, refused.code().name(), refused.getMessage());
            } catch (IOException damaged) {
                skipped(name, "The archive is damaged and cannot be opened.");
            }
        }

        @Override
        public void file(String path, Upload upload) throws IOException {
            try {
                Received received = receiving.receive(
                        caller, upload, Receiving.format(upload), owner, tags, Receiving.Source.UPLOAD);
                items.add(new Item(
                        path,
                        received.document().id(),
                        received.document().status(),
                        received.duplicate() ? received.document().id() : null,
                        null));
            } catch (Problem refused) {
                refused(path, refused.code().name(), refused.getMessage());
            }
        }

        @Override
        public void skipped(String path, String reason) {
            refused(path, "UNSUPPORTED_FORMAT", reason);
        }

        private void refused(String path, String code, @Nullable String message) {
            items.add(new Item(path, null, null, null, new Refusal(code, message == null ? "" : message)));
        }
    }
}
