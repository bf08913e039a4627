package pebble.connectors.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.jspecify.annotations.Nullable;
import pebble.indexes.Filter;
import pebble.indexes.ItemKey;
import pebble.indexes.ItemPoints;
import pebble.indexes.Position;
import pebble.indexes.Projection;
import pebble.indexes.VectorIndex;
import pebble.meaning.Point;

/** Finds things by what they mean, with Lucene's graph of near points (HNSW). Each passage is a point with the filters of its thing. */
public final class LuceneVectors implements VectorIndex, AutoCloseable {
    private static final String VECTOR = "vector";
    private static final String START = "start";
    /** Several passages of one thing may be among the nearest. */
    private static final int PASSAGES = 3;

    private static final String SHAPE = "1 ";

    private final Generations generations;
    private volatile boolean unkept;

    private LuceneVectors(Generations generations) {
        this.generations = generations;
    }

    /**
     * @param encoder whose points it holds; one with those of another is made anew
     * @throws IndexInUse when another process owns it
     */
    public static LuceneVectors open(Path folder, String encoder) {
        return new LuceneVectors(Generations.open(folder, new KeywordAnalyzer(), SHAPE + encoder));
    }

    @Override
    public UUID id() {
        return generations.present().id();
    }

    @Override
    public Optional<Position> position() {
        return generations.present().position();
    }

    @Override
    public void write(Collection<ItemPoints> found, Collection<ItemKey> gone) {
        try {
            for (ItemPoints item : found) {
                List<Document> passages = item.points().stream()
                        .map(point -> document(item, point))
                        .toList();
                generations.present().writer.updateDocuments(key(item.item().key()), passages);
            }
            generations
                    .present()
                    .writer
                    .deleteDocuments(gone.stream().map(LuceneVectors::key).toArray(Term[]::new));
            unkept = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Term key(ItemKey key) {
        return new Term(LuceneKeywords.KEY, key.toString());
    }

    private static Document document(ItemPoints item, Point point) {
        Document document = new Document();
        document.add(new StringField(LuceneKeywords.KEY, item.item().key().toString(), Field.Store.YES));
        document.add(new StoredField(START, point.start()));
        document.add(new KnnFloatVectorField(VECTOR, point.vector(), VectorSimilarityFunction.DOT_PRODUCT));
        Conditions.addTo(document, item.item());
        return document;
    }

    @Override
    public void show() {
        generations.present().show();
    }

    @Override
    public void keep(Position upTo) {
        unkept = false;
        generations.present().keep(upTo);
    }

    @Override
    public void reopen() {
        generations.reopen();
    }

    @Override
    public boolean isUnkept() {
        return unkept;
    }

    @Override
    public Projection<ItemPoints> beside() {
        return new LuceneVectors(generations.beside());
    }

    @Override
    public void discard() {
        generations.present().delete();
    }

    @Override
    public void become(Projection<ItemPoints> made) {
        generations.become(((LuceneVectors) made).generations);
    }

    @Override
    public List<Near> nearest(float[] point, Filter filter, int limit) {
        return generations.read(searcher -> nearest(searcher, point, filter, limit));
    }

    private static List<Near> nearest(IndexSearcher searcher, float[] point, Filter filter, int limit)
            throws IOException {
        int passages = limit * PASSAGES;
        Query query = new KnnFloatVectorQuery(VECTOR, point, passages, all(Conditions.of(filter)));
        StoredFields stored = searcher.storedFields();
        Map<ItemKey, Near> nearest = new LinkedHashMap<>();
        for (ScoreDoc found : searcher.search(query, passages).scoreDocs) {
            Document document = stored.document(found.doc);
            ItemKey key = ItemKey.parse(document.get(LuceneKeywords.KEY));
            // Lucene's score of a product is (1 + product) / 2.
            nearest.putIfAbsent(
                    key, new Near(key, document.getField(START).numericValue().intValue(), 2 * found.score - 1));
        }
        return new ArrayList<>(nearest.values()).subList(0, Math.min(limit, nearest.size()));
    }

    private static @Nullable Query all(List<Query> conditions) {
        if (conditions.isEmpty()) {
            return null;
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        conditions.forEach(condition -> all.add(condition, Occur.FILTER));
        return all.build();
    }

    @Override
    public void close() {
        generations.close();
    }
}
