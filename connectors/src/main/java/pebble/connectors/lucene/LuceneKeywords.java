package pebble.connectors.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import pebble.indexes.ItemKey;
import pebble.indexes.KeywordIndex;
import pebble.indexes.Position;
import pebble.indexes.Projection;
import pebble.indexes.SearchItem;

/** Finds things by their words, with Lucene. Texts are not kept, only what is looked up. */
public final class LuceneKeywords implements KeywordIndex, AutoCloseable {
    static final String KEY = "key";
    static final String TITLE = "title";
    static final String PEOPLE = "people";
    static final String TEXT = "text";
    static final String CODE = "code";
    static final String PLACE = "place";
    static final String TYPE = "type";
    static final String STATUS = "status";
    static final String DOC_TYPE = "doc_type";
    static final String TAG = "tag";
    static final String AT = "at";

    private static final String SHAPE = "3";

    private final Generations generations;
    private final KeywordQueries queries;
    private volatile boolean unkept;

    private LuceneKeywords(Generations generations, KeywordQueries queries) {
        this.generations = generations;
        this.queries = queries;
    }

    /** @throws IndexInUse when another process owns it */
    public static LuceneKeywords open(Path folder) {
        Analysis analysis = new Analysis();
        return new LuceneKeywords(Generations.open(folder, analysis, SHAPE), new KeywordQueries(analysis));
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
    public void write(Collection<SearchItem> found, Collection<ItemKey> gone) {
        try {
            for (SearchItem item : found) {
                generations.present().writer.updateDocument(key(item.key()), document(item));
            }
            generations
                    .present()
                    .writer
                    .deleteDocuments(gone.stream().map(LuceneKeywords::key).toArray(Term[]::new));
            unkept = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Term key(ItemKey key) {
        return new Term(KEY, key.toString());
    }

    private static Document document(SearchItem item) {
        Document document = new Document();
        document.add(new StringField(KEY, item.key().toString(), Field.Store.NO));
        document.add(new BinaryDocValuesField(KEY, FacetCounts.bytes(item.key().toString())));
        document.add(new TextField(TITLE, Analysis.normal(item.title()), Field.Store.NO));
        document.add(new TextField(PEOPLE, Analysis.normal(item.people()), Field.Store.NO));
        document.add(new TextField(TEXT, Analysis.normal(item.text()), Field.Store.NO));
        document.add(new NumericDocValuesField(AT, item.at().getEpochSecond()));
        item.codes().forEach(code -> document.add(new StringField(CODE, code, Field.Store.NO)));
        Conditions.addTo(document, item);
        FacetCounts.addTo(document, item);
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
    public Projection<SearchItem> beside() {
        return new LuceneKeywords(generations.beside(), queries);
    }

    @Override
    public void discard() {
        generations.present().delete();
    }

    @Override
    public void become(Projection<SearchItem> made) {
        generations.become(((LuceneKeywords) made).generations);
    }

    @Override
    public Found search(Query query) {
        return generations.read(searcher -> search(searcher, query));
    }

    /**
     * Twice: for the best, where Lucene passes over what cannot be among them, and for counting, where nothing is scored.
     */
    private Found search(IndexSearcher searcher, Query query) throws IOException {
        var words = searcher.rewrite(queries.words(query, searcher.getIndexReader()));
        FacetCounts counts = searcher.search(
                KeywordQueries.counted(words, query.also(), query.filter()),
                FacetCounts.of(query.filter().sight()));
        var best = KeywordQueries.ranked(words, query.filter());
        List<Hit> hits = List.of();
        if (query.limit() > 0 && query.words() == null) {
            Sort newest = new Sort(new SortField(AT, SortField.Type.LONG, true));
            hits = hits(searcher, searcher.search(best, query.limit(), newest), true);
        } else if (query.limit() > 0) {
            hits = hits(
                    searcher,
                    searcher.search(best, new TopScoreDocCollectorManager(query.limit(), query.limit())),
                    false);
        }
        return new Found(hits, counts.total(), counts.sorted());
    }

    private static List<Hit> hits(IndexSearcher searcher, TopDocs top, boolean unscored) throws IOException {
        List<Hit> hits = new ArrayList<>(top.scoreDocs.length);
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        for (ScoreDoc found : top.scoreDocs) {
            hits.add(new Hit(key(leaves, found.doc), unscored ? 0 : found.score));
        }
        return hits;
    }

    private static ItemKey key(List<LeafReaderContext> leaves, int doc) throws IOException {
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
        BinaryDocValues keys = DocValues.getBinary(leaf.reader(), KEY);
        keys.advanceExact(doc - leaf.docBase);
        return ItemKey.parse(keys.binaryValue().utf8ToString());
    }

    @Override
    public void close() {
        generations.close();
    }
}
