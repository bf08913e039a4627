package pebble.search;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import pebble.documents.DocumentId;
import pebble.identity.Caller;
import pebble.identity.EntityId;
import pebble.indexes.Filter;
import pebble.indexes.ItemType;
import pebble.indexes.KeywordIndex;
import pebble.indexes.Sight;
import pebble.indexes.Words;

/** The documents that hold words, for lists that are narrowed by them. */
@Component
public class DocumentsByWords {
    private static final Logger log = LoggerFactory.getLogger(DocumentsByWords.class);
    /** Of more the best count. */
    private static final int MOST = 1_000;

    private final @Nullable KeywordIndex index;

    DocumentsByWords(ObjectProvider<KeywordIndex> index) {
        this.index = index.getIfAvailable();
    }

    /** What the index knows, as it was told within the last second; nothing while it does not answer. What is null narrows nothing. */
    public List<DocumentId> holding(
            Caller caller,
            String typed,
            @Nullable EntityId entity,
            @Nullable String status,
            @Nullable String type,
            @Nullable String tag) {
        Words words = Words.of(typed);
        if (index == null || words.all().isEmpty()) {
            return List.of();
        }
        Filter filter = new Filter(
                Sight.of(caller, entity, null),
                Set.of(ItemType.DOCUMENT),
                any(status),
                any(type),
                any(tag),
                null,
                null);
        try {
            return index.search(new KeywordIndex.Query(words, filter, Set.of(), MOST)).hits().stream()
                    .map(hit -> new DocumentId(hit.key().id()))
                    .toList();
        } catch (RuntimeException failure) {
            log.warn("Documents are listed by their names alone: {}", failure.getMessage());
            return List.of();
        }
    }

    private static Set<String> any(@Nullable String value) {
        return value == null ? Set.of() : Set.of(value);
    }
}
