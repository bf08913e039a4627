package pebble.feeding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pebble.connectors.lucene.IndexInUse;
import pebble.connectors.lucene.LuceneKeywords;
import pebble.indexes.KeywordIndex;

/** What was not committed is lost with the process. */
class LuceneFeedTest extends FeedTests {
    @TempDir
    Path folder;

    @Override
    KeywordIndex open() {
        return LuceneKeywords.open(folder);
    }

    @Override
    void end(KeywordIndex index) {
        ((LuceneKeywords) index).close();
    }

    @Test
    void an_index_has_one_owner() {
        try (LuceneKeywords index = LuceneKeywords.open(folder)) {
            assertThatThrownBy(() -> LuceneKeywords.open(folder))
                    .isInstanceOfSatisfying(
                            IndexInUse.class,
                            refused -> assertThat(refused.cure()).contains("MEILISEARCH_URL", "PEBBLE_DATA"));
            assertThat(found(index)).isEmpty();
        }
    }
}
