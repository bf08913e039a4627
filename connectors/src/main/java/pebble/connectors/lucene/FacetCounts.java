package pebble.connectors.lucene;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.util.BytesRef;
import pebble.indexes.KeywordIndex.Facet;
import pebble.indexes.Place;
import pebble.indexes.SearchItem;
import pebble.indexes.Sight;

/**
 * Counts what is found, by its values. Of a stream only that is told which the caller sees the thing on; a thing counts once on each. What a thing is and where it
 * lies has few values, so it is one column, in which a thing costs one look; tags, which combine freely, are another.
 */
final class FacetCounts implements Collector {
    private static final String KIND = "kind";
    private static final char PART = '\u0001';
    private static final int MOST = 100;
    /** Lucene's longest term. */
    private static final int LONGEST = 32_000;

    private final Sight sight;
    private final Map<Facet, Map<String, Integer>> counts = new EnumMap<>(Facet.class);
    private long total;

    private FacetCounts(Sight sight) {
        this.sight = sight;
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
                    all.total += part.total;
                    part.counts.forEach((facet, values) -> values.forEach((value, n) -> all.add(facet, value, n)));
                }
                return all;
            }
        };
    }

    /** Type, type of document, and each place on a board. */
    static void addTo(Document document, SearchItem item) {
        StringBuilder kind = new StringBuilder(item.key().type().key()).append(PART);
        kind.append(item.docType() == null ? "" : item.docType().replace(PART, ' '));
        item.places().stream()
                .filter(place -> place.stream() != null)
                .map(Place::mark)
                .sorted()
                .distinct()
                .forEach(mark -> kind.append(PART).append(mark));
        document.add(new SortedDocValuesField(KIND, bytes(kind.toString())));
        item.tags().forEach(tag -> document.add(new SortedSetDocValuesField(LuceneKeywords.TAG, bytes(tag))));
    }

    static BytesRef bytes(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        return new BytesRef(bytes, 0, Math.min(bytes.length, LONGEST));
    }

    long total() {
        return total;
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

    private void add(Facet facet, String value, int n) {
        counts.computeIfAbsent(facet, none -> new HashMap<>()).merge(value, n, Integer::sum);
    }

    private void addKind(String kind, int n) {
        String[] parts = kind.split(String.valueOf(PART), -1);
        add(Facet.TYPE, parts[0], n);
        if (!parts[1].isEmpty()) {
            add(Facet.DOC_TYPE, parts[1], n);
        }
        Stream.of(parts)
                .skip(2)
                .flatMap(mark -> sight.streamOf(mark).stream())
                .distinct()
                .forEach(stream -> add(Facet.STREAM, stream, n));
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext leaf) throws IOException {
        SortedDocValues kinds = DocValues.getSorted(leaf.reader(), KIND);
        SortedSetDocValues tags = DocValues.getSortedSet(leaf.reader(), LuceneKeywords.TAG);
        int[] ofKind = new int[kinds.getValueCount()];
        int[] ofTag = new int[(int) tags.getValueCount()];
        return new LeafCollector() {
            @Override
            public void setScorer(Scorable scorer) {}

            @Override
            public void collect(int doc) throws IOException {
                total++;
                if (kinds.advanceExact(doc)) {
                    ofKind[kinds.ordValue()]++;
                }
                if (ofTag.length > 0 && tags.advanceExact(doc)) {
                    for (int i = tags.docValueCount(); i > 0; i--) {
                        ofTag[(int) tags.nextOrd()]++;
                    }
                }
            }

            @Override
            public void finish() throws IOException {
                for (int ord = 0; ord < ofKind.length; ord++) {
                    if (ofKind[ord] > 0) {
                        addKind(kinds.lookupOrd(ord).utf8ToString(), ofKind[ord]);
                    }
                }
                for (int ord = 0; ord < ofTag.length; ord++) {
                    if (ofTag[ord] > 0) {
                        add(Facet.TAG, tags.lookupOrd(ord).utf8ToString(), ofTag[ord]);
                    }
                }
            }
        };
    }
}
