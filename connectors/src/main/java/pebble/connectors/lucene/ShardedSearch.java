package pebble.connectors.lucene;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;

/** Looks through a large index with all processors: who waits for an answer waits half as long, and with one processor as long as before. */
final class ShardedSearch extends IndexSearcher {
    static final SearcherFactory FACTORY = new SearcherFactory() {
        @Override
        public IndexSearcher newSearcher(IndexReader reader, IndexReader previous) {
            return new ShardedSearch(reader);
        }
    };

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    /** A smaller part is looked through before another thread is awake. */
    private static final int SMALLEST = 10_000;

    private static final int MOST_SEGMENTS = 5;
    /** Whoever asks looks through a part itself. */
    private static final ExecutorService OTHERS = Executors.newFixedThreadPool(
            Math.max(1, PROCESSORS - 1),
            Thread.ofPlatform().daemon().name("lucene-search-", 0).factory());

    private ShardedSearch(IndexReader reader) {
        super(reader, OTHERS);
    }

    @Override
    protected LeafSlice[] slices(List<LeafReaderContext> leaves) {
        int all = leaves.stream().mapToInt(leaf -> leaf.reader().maxDoc()).sum();
        return slices(leaves, Math.max(SMALLEST, all / PROCESSORS + 1), MOST_SEGMENTS, true);
    }
}
