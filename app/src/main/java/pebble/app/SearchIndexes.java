package pebble.app;

import java.util.function.Supplier;
import org.springframework.context.support.GenericApplicationContext;
import pebble.classifier.Encoder;
import pebble.connectors.lucene.IndexInUse;
import pebble.connectors.lucene.LuceneKeywords;
import pebble.connectors.lucene.LuceneVectors;
import pebble.ground.DataFolder;
import pebble.ground.Refusal;
import pebble.search.KeywordIndex;
import pebble.search.VectorIndex;

/** The search indexes in the data folder, which belong to the process that serves from it. */
final class SearchIndexes {
    private SearchIndexes() {}

    static void register(GenericApplicationContext beans, DataFolder data) {
        beans.registerBean(
                KeywordIndex.class, () -> refusing(() -> LuceneKeywords.open(data.resolve("search/keywords"))));
        beans.registerBean(
                VectorIndex.class,
                () -> refusing(() -> LuceneVectors.open(
                        data.resolve("search/vectors"),
                        beans.getBean(Encoder.class).name())));
    }

    private static <T> T refusing(Supplier<T> opening) {
        try {
            return opening.get();
        } catch (IndexInUse held) {
            throw new Refusal(held.reason(), held.cure());
        }
    }
}
