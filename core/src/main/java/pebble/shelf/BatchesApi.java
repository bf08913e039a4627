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
import pebble.documents.Bringing;
import pebble.documents.DocumentId;
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
    private final Bringing bringing;

    BatchesApi(Receiving receiving, Bringing bringing) {
        this.receiving = receiving;
        this.bringing = bringing;
    }

    record Answer(List<Item> items) {}

    /** @param error why it was not kept; null when it was */
    record Item(
            String filename,
            @Nullable DocumentId id,
            @Nullable DocumentStatus status,
            @Nullable DocumentId duplicateOf,
            @Nullable Refusal error) {

        static Item kept(String path, Received received) {
            DocumentId id = received.document().id();
            return new Item(path, id, received.document().status(), received.duplicate() ? id : null, null);
        }

        static Item refused(String path, Problem refusal) {
            String message = refusal.getMessage() == null ? "" : refusal.getMessage();
            return new Item(path, null, null, null, new Refusal(refusal.code().name(), message));
        }
    }

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
        EntityId owner = receiving.entityOf(caller, entity);
        List<String> words = FreeTags.of(tags);
        List<Item> items = new ArrayList<>();
        for (MultipartFile file : files) {
            items.addAll(take(caller, file, owner, words));
        }
        return new Answer(items);
    }

    private List<Item> take(Caller caller, MultipartFile file, @Nullable EntityId owner, List<String> tags)
            throws IOException {
        String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        try (Upload upload = Upload.of(file.getInputStream(), name, file.getContentType(), bringing.most())) {
            return bringing.bring(caller, upload, owner, tags, Receiving.Source.UPLOAD).stream()
                    .map(outcome -> switch (outcome) {
                        case Bringing.Kept(String path, Received received) -> Item.kept(path, received);
                        case Bringing.Refused(String path, Problem refusal) -> Item.refused(path, refusal);
                    })
                    .toList();
        } catch (Problem refused) {
            return List.of(Item.refused(name, refused));
        }
    }
}
