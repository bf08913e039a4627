package pebble.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.context.support.GenericApplicationContext;
import pebble.classifier.Encoder;
import pebble.connectors.lucene.IndexInUse;
import pebble.connectors.lucene.LuceneKeywords;
import pebble.connectors.lucene.LuceneVectors;
import pebble.connectors.meilisearch.MeiliKeywords;
import pebble.connectors.qdrant.QdrantVectors;
import pebble.ground.DataFolder;
import pebble.ground.Refusal;
import pebble.ground.Variables;
import pebble.indexes.KeywordIndex;
import pebble.indexes.VectorIndex;

/**
 * The search indexes: servers outside where the settings name them, which all nodes share; else in the data folder, and then the process that serves from it is
 * the only one that serves from the database.
 */
final class SearchIndexes {
    private SearchIndexes() {}

    static void register(GenericApplicationContext beans, Variables variables, DataFolder data) {
        Optional<String> meilisearch = variables.find("MEILISEARCH_URL");
        Optional<String> qdrant = variables.find("QDRANT_URL");
        if (meilisearch.isEmpty() || qdrant.isEmpty()) {
            beans.registerBean(SoleNode.class);
        }
        beans.registerBean(
                KeywordIndex.class,
                () -> refusing(() -> meilisearch.isPresent()
                        ? MeiliKeywords.at(meilisearch.get(), variables.get("MEILISEARCH_KEY", ""))
                        : LuceneKeywords.open(embedded(beans, data, "search/keywords"))));
        beans.registerBean(
                VectorIndex.class,
                () -> refusing(() -> {
                    Encoder encoder = beans.getBean(Encoder.class);
                    return qdrant.isPresent()
                            ? QdrantVectors.at(
                                    qdrant.get(),
                                    variables.get("QDRANT_API_KEY", ""),
                                    encoder.name(),
                                    () -> encoder.encode(List.of("dimension")).getFirst().length)
                            : LuceneVectors.open(embedded(beans, data, "search/vectors"), encoder.name());
                }));
    }

    private static Path embedded(GenericApplicationContext beans, DataFolder data, String folder) {
        beans.getBean(SoleNode.class).mustBe();
        return data.resolve(folder);
    }

    private static <T> T refusing(Supplier<T> opening) {
        try {
            return opening.get();
        } catch (IndexInUse held) {
            throw new Refusal(held.reason(), held.cure());
        } catch (IllegalArgumentException wrong) {
            throw new Refusal(
                    String.valueOf(wrong.getMessage()),
                    "Correct it, or remove it: the embedded index needs no settings.");
        }
    }
}
