package pebble.connectors.lucene;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import pebble.search.KeywordIndex.Facet;
import pebble.search.Sight;

/** Counts what is found by its values. Of a stream only that is told which the caller sees the thing on; a thing counts once on each. */
final class FacetCounts implements Collector {
    private static final int MOST = 100;
    /** Lucene's longest term. */
    private static final int LONGEST = 32_000;

    private final Sight sight;
    private final Map<Facet, Map<String, Integer>> counts = new EnumMap<>(Facet.class);

    private FacetCounts(Sight sight) {
        this.sight = sight;
    }

    private Map<String, Integer> values(Facet facet) {
        return counts.computeIfAbsent(facet, none -> new HashMap<>());
    }

    static CollectorManager<FacetCounts, FacetCounts> of(Sight sight) {
        return new CollectorManager<>() {
            @Override
            public FacetCounts newCollector() {
                return new FacetCounts(sight);
            }

            @Override
            public FacetCounts reduce(Collection<FacetCounts> parts) {
                FacetCounts all = new FacetCounts(sight);
                for (FacetCounts part : parts) {
                    part.counts.forEach((facet, values) ->
                            values.forEach((value, n) -> all.values(facet).merge(value, n, Integer::sum)));
                }
                return all;
            }
        };
    }

    static BytesRef bytes(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        return new BytesRef(bytes, 0, Math.min(bytes.length, LONGEST));
    }

    /** The most frequent first. */
    Map<Facet, Map<String, Integer>> sorted() {
        Map<Facet, Map<String, Integer>> sorted = new EnumMap<>(Facet.class);
        counts.forEach((facet, values) -> {
            Map<String, Integer> inOrder = new LinkedHashMap<>();
            values.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(MOST)
                    .forEach(entry -> inOrder.put(entry.getKey(), entry.getValue()));
            sorted.put(facet, inOrder);
        });
        return sorted;
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext leaf) throws IOException {
        List<Column> columns = List.of(
                column(leaf, Facet.TYPE, value -> value),
                column(leaf, Facet.STREAM, mark -> sight.streamOf(mark).orElse(null)),
                column(leaf, Facet.DOC_TYPE, value -> value),
                column(leaf, Facet.TAG, value -> value));
        return new LeafCollector() {
            @Override
            public void setScorer(Scorable scorer) {}

            @Override
            public void collect(int doc) throws IOException {
                for (Column column : columns) {
                    column.count(doc);
                }
            }

            @Override
            public void finish() {
                columns.forEach(Column::finish);
            }
        };
    }

    private static String field(Facet facet) {
        return switch (facet) {
            case TYPE -> LuceneKeywords.TYPE;
            case STREAM -> LuceneKeywords.STREAM;
            case DOC_TYPE -> LuceneKeywords.DOC_TYPE;
            case TAG -> LuceneKeywords.TAG;
        };
    }

    private Column column(LeafReaderContext leaf, Facet facet, Function<String, @Nullable String> told)
            throws IOException {
        SortedSetDocValues values = DocValues.getSortedSet(leaf.reader(), field(facet));
        return new Column(values, told, values(facet));
    }

    /** The values of one field in one segment. */
    private static final class Column {
        private final SortedSetDocValues values;
        private final Map<String, Integer> total;
        private final String[] names;
        /** Which name an ordinal counts for; -1: none. Two ordinals may count for one. */
        private final int[] nameOf;

        private final int[] counts;
        private final int[] counted;
        private int round;

        Column(SortedSetDocValues values, Function<String, @Nullable String> told, Map<String, Integer> total)
                throws IOException {
            this.values = values;
            this.total = total;
            int size = (int) values.getValueCount();
            nameOf = new int[size];
            Map<String, Integer> numbers = new LinkedHashMap<>();
            for (int ord = 0; ord < size; ord++) {
                String name = told.apply(values.lookupOrd(ord).utf8ToString());
                nameOf[ord] = name == null ? -1 : numbers.computeIfAbsent(name, none -> numbers.size());
            }
            names = numbers.keySet().toArray(String[]::new);
            counts = new int[names.length];
            counted = new int[names.length];
        }

        void count(int doc) throws IOException {
            if (!values.advanceExact(doc)) {
                return;
            }
            round++;
            for (int i = values.docValueCount(); i > 0; i--) {
                int name = nameOf[(int) values.nextOrd()];
                if (name >= 0 && counted[name] != round) {
                    counted[name] = round;
                    counts[name]++;
                }
            }
        }

        void finish() {
            for (int i = 0; i < names.length; i++) {
                if (counts[i] > 0) {
                    total.merge(names[i], counts[i], Integer::sum);
                }
            }
        }
    }
}
