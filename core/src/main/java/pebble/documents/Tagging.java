package pebble.documents;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pebble.audit.Audit;
import pebble.identity.Caller;

/** Puts tags on documents by hand, and takes them off. */
@Component
public class Tagging {
    private final Documents documents;
    private final Tags tags;
    private final Audit audit;

    Tagging(Documents documents, Tags tags, Audit audit) {
        this.documents = documents;
        this.tags = tags;
        this.audit = audit;
    }

    @Transactional
    public Document tag(Caller caller, DocumentId id, List<String> words) {
        Document before = locked(caller, id);
        tags.add(id, Tags.valid(words));
        return changed(caller, before);
    }

    @Transactional
    public Document untag(Caller caller, DocumentId id, String word) {
        Document before = locked(caller, id);
        if (!tags.remove(id, word)) {
            throw DocumentError.tagNotFound(word);
        }
        return changed(caller, before);
    }

    private Document locked(Caller caller, DocumentId id) {
        Document document = documents.lock(caller, id);
        if (document.isTrashed()) {
            throw DocumentError.notFound(id);
        }
        return document;
    }

    private Document changed(Caller caller, Document before) {
        Document after = documents.get(caller, before.id());
        if (after.tags().equals(before.tags())) {
            return before;
        }
        documents.touch(before.id());
        audit.record(
                caller,
                new Audit.Change(
                        "document.tagged",
                        "document",
                        before.id().toString(),
                        before.entity(),
                        Map.of("tags", before.tags()),
                        Map.of("tags", after.tags())));
        return documents.get(caller, before.id());
    }
}
