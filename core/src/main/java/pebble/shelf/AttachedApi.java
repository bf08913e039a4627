package pebble.shelf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pebble.attachments.Attachments;
import pebble.attachments.Attachments.Link;
import pebble.board.CardId;
import pebble.documents.Document;
import pebble.documents.DocumentId;
import pebble.documents.Documents;
import pebble.identity.Addressed;
import pebble.identity.Allowed;
import pebble.identity.Caller;
import pebble.mail.MessageId;
import pebble.shared.Page;

/** The documents that hang on mail, where the mail is read. */
@RestController
@RequestMapping("/api/v1")
class AttachedApi {
    private final Attachments attachments;
    private final Documents documents;
    private final List<Addressed> things;

    AttachedApi(Attachments attachments, Documents documents, List<Addressed> things) {
        this.attachments = attachments;
        this.documents = documents;
        this.things = things;
    }

    /**
     * A document by mail.
     *
     * @param n place among the attachments of the mail, from 1; 0 is the mail itself
     * @param entry of an archive the place of the file in it, from 1; 0 is the attachment itself
     * @param part of a scan that was split the number of the part, from 1; 0 is the scan
     */
    record Attached(MessageId messageId, int n, int entry, int part, DocumentView document) {}

    /** Of all mail of the card, the oldest first. */
    @GetMapping("/cards/{id}/attached-documents")
    @Allowed
    Page<Attached> ofCard(Caller caller, @PathVariable CardId id) {
        things.forEach(noun -> noun.mustBeThere(caller, id));
        return shown(caller, attachments.of(caller, id));
    }

    @GetMapping("/messages/{id}/attached-documents")
    @Allowed
    Page<Attached> ofMessage(Caller caller, @PathVariable MessageId id) {
        things.forEach(noun -> noun.mustBeThere(caller, id));
        return shown(caller, attachments.of(caller, id));
    }

    private Page<Attached> shown(Caller caller, List<Link> links) {
        Map<DocumentId, Document> byId = documents
                .all(caller, links.stream().map(Link::document).toList())
                .stream()
                .collect(Collectors.toMap(Document::id, Function.identity()));
        List<Attached> attached = new ArrayList<>();
        for (Link link : links) {
            Document document = byId.get(link.document());
            if (document != null) {
                attached.add(new Attached(
                        link.message(),
                        link.part().n(),
                        link.part().entry(),
                        link.part().part(),
                        DocumentView.of(document)));
            }
        }
        return new Page<>(attached, null);
    }
}
