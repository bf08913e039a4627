package pebble.connectors.lucene;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StringField;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import pebble.indexes.Filter;
import pebble.indexes.ItemType;
import pebble.indexes.SearchItem;

/** Which things count at all: who may see them, and what is asked for. */
final class Conditions {
    private Conditions() {}

    static void addTo(Document document, SearchItem item) {
        add(document, LuceneKeywords.TYPE, item.key().type().key());
        item.places().forEach(place -> place.marks().forEach(mark -> add(document, LuceneKeywords.PLACE, mark)));
        item.statuses().forEach(status -> add(document, LuceneKeywords.STATUS, status));
        item.tags().stream().distinct().forEach(tag -> add(document, LuceneKeywords.TAG, tag));
        if (item.docType() != null) {
            add(document, LuceneKeywords.DOC_TYPE, item.docType());
        }
        document.add(new LongPoint(LuceneKeywords.AT, item.at().getEpochSecond()));
    }

    private static void add(Document document, String field, String value) {
        document.add(new StringField(field, FacetCounts.bytes(value), Field.Store.NO));
    }

    static List<Query> of(Filter filter) {
        List<Query> conditions = new ArrayList<>();
        if (filter.sight().marks() != null) {
            conditions.add(in(LuceneKeywords.PLACE, filter.sight().marks()));
        }
        if (!filter.types().isEmpty()) {
            conditions.add(in(
                    LuceneKeywords.TYPE,
                    filter.types().stream().map(ItemType::key).toList()));
        }
        if (!filter.statuses().isEmpty()) {
            conditions.add(in(LuceneKeywords.STATUS, filter.statuses()));
        }
        if (!filter.docTypes().isEmpty()) {
            conditions.add(in(LuceneKeywords.DOC_TYPE, filter.docTypes()));
        }
        if (!filter.tags().isEmpty()) {
            conditions.add(in(LuceneKeywords.TAG, filter.tags()));
        }
        if (filter.after() != null || filter.before() != null) {
            conditions.add(LongPoint.newRangeQuery(
                    LuceneKeywords.AT,
                    filter.after() == null ? Long.MIN_VALUE : filter.after().getEpochSecond(),
                    filter.before() == null ? Long.MAX_VALUE : filter.before().getEpochSecond() - 1));
        }
        return conditions;
    }

    static Query in(String field, Collection<String> values) {
        return values.isEmpty()
                ? new MatchNoDocsQuery()
                : new TermInSetQuery(
                        field, values.stream().map(FacetCounts::bytes).toList());
    }
}
