package pebble.connectors.lucene;

import java.nio.file.Path;

/** Another process owns the index: there can be only one. */
public final class IndexInUse extends RuntimeException {
    IndexInUse(Path folder) {
        super("The search index in " + folder + " is in use by another Pebble.");
    }

    public String reason() {
        return String.valueOf(getMessage());
    }

    public String cure() {
        return "An embedded index has one owner. Stop that one, or set PEBBLE_DATA to another folder; several nodes share one index"
                + " when MEILISEARCH_URL and QDRANT_URL are set.";
    }
}
