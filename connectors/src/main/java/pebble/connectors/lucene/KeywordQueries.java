package pebble.connectors.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import pebble.indexes.Codes;
import pebble.indexes.Filter;
import pebble.indexes.ItemKey;
import pebble.indexes.KeywordIndex;
import pebble.indexes.Spelling;
import pebble.indexes.Words;
import pebble.indexes.Words.Word;

/** Puts what somebody typed into Lucene's queries. Nothing of it is parsed by Lucene, and the number of clauses is bounded. */
final class KeywordQueries {
    /** A word in a title says more than one in a text. */
    private static final Map<String, Float> FIELDS =
            Map.of(LuceneKeywords.TITLE, 3f, LuceneKeywords.PEOPLE, 2f, LuceneKeywords.TEXT, 1f);

    private static final float CODE = 4;
    private static final float MISSPELT = 0.3f;
    private static final float BEGUN = 0.5f;
    private static final float BESIDE = 0.1f;
    /** In a text a shorter beginning is that of too many words. */
    private static final int SHORTEST_BEGINNING = 3;

    private static final int FORGIVEN_WORDS = 6;
    /** What stands in so many texts is a word, and no error of somebody's: nothing near it is looked for, which would cost the most where it helps the least. */
    private static final int KNOWN_FROM = 1_000;

    private static final int EXPANSIONS = 20;
    /** Of all that was typed, so that Lucene's bound on clauses is never met. */
    private static final int MOST_PARTS = 64;

    private static final double MOST_OF = 0.4;

    private final Analysis analysis;

    KeywordQueries(Analysis analysis) {
        this.analysis = analysis;
    }

    /** What the words match; everything where there are none. */
    Query words(KeywordIndex.Query asked, IndexReader index) throws IOException {
        return asked.words() == null ? new MatchAllDocsQuery() : words(asked.words(), index);
    }

    /** For the best of these. */
    static Query ranked(Query words, Filter filter) {
        BooleanQuery.Builder query = new BooleanQuery.Builder().add(words, Occur.MUST);
        Conditions.of(filter).forEach(condition -> query.add(condition, Occur.FILTER));
        return query.build();
    }

    /** For these, and what counts as found beside them. */
    static Query counted(Query words, Set<ItemKey> also, Filter filter) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        if (also.isEmpty()) {
            query.add(words, Occur.FILTER);
        } else {
            Query beside = Conditions.in(
                    LuceneKeywords.KEY, also.stream().map(ItemKey::toString).toList());
            query.add(
                    new BooleanQuery.Builder()
                            .add(words, Occur.SHOULD)
                            .add(beside, Occur.SHOULD)
                            .build(),
                    Occur.FILTER);
        }
        Conditions.of(filter).forEach(condition -> query.add(condition, Occur.FILTER));
        return query.build();
    }

    private Query words(Words typed, IndexReader index) throws IOException {
        List<Query> all = new ArrayList<>();
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        int optional = 0;
        int left = MOST_PARTS;
        for (Word word : typed.all()) {
            List<String> parts = analysis.words(word.text());
            parts = parts.subList(0, Math.min(parts.size(), left));
            left -= parts.size();
            boolean forgiving = all.size() < FORGIVEN_WORDS && !typed.loose() && !isKnown(parts, index);
            List<Query> ways = ways(word, parts, forgiving);
            if (!ways.isEmpty()) {
                boolean must = !typed.loose() || word.isExact();
                all.add(new DisjunctionMaxQuery(ways, BESIDE));
                query.add(all.getLast(), must ? Occur.MUST : Occur.SHOULD);
                optional += must ? 0 : 1;
            }
        }
        if (all.isEmpty()) {
            return new MatchNoDocsQuery();
        }
        if (optional > 0) {
            query.setMinimumNumberShouldMatch(Math.max(1, (int) (optional * MOST_OF)));
        }
        return query.build();
    }

    private static boolean isKnown(List<String> parts, IndexReader index) throws IOException {
        return parts.size() == 1 && index.docFreq(new Term(LuceneKeywords.TEXT, parts.getFirst())) >= KNOWN_FROM;
    }

    /** The ways in which a thing may answer to a word. */
    private static List<Query> ways(Word word, List<String> parts, boolean forgiving) {
        List<Query> ways = new ArrayList<>();
        if (!parts.isEmpty()) {
            FIELDS.forEach((field, weight) -> {
                if (word.phrase() || parts.size() > 1) {
                    ways.add(weighed(phrase(field, parts), weight));
                    if (word.last() && !word.phrase()) {
                        ways.add(weighed(begunPhrase(field, parts), weight * BEGUN));
                    }
                } else {
                    ways.addAll(single(field, weight, parts.getFirst(), word.last(), forgiving));
                }
            });
        }
        String code = Codes.spelt(word.text());
        if (!word.phrase() && Codes.isCode(code)) {
            ways.add(weighed(new TermQuery(new Term(LuceneKeywords.CODE, code)), CODE));
            if (word.last()) {
                ways.add(begun(LuceneKeywords.CODE, code, 1));
            }
        }
        return ways;
    }

    private static List<Query> single(String field, float weight, String word, boolean last, boolean forgiving) {
        List<Query> ways = new ArrayList<>();
        Term term = new Term(field, word);
        ways.add(weighed(new TermQuery(term), weight));
        int errors = forgiving ? Spelling.errors(word) : 0;
        if (errors > 0) {
            ways.add(weighed(new FuzzyQuery(term, errors, 1, EXPANSIONS, true), weight * MISSPELT));
        }
        int shortest = field.equals(LuceneKeywords.TEXT) ? SHORTEST_BEGINNING : SHORTEST_BEGINNING - 1;
        if (last && word.length() >= shortest) {
            ways.add(begun(field, word, weight * BEGUN));
        }
        return ways;
    }

    private static Query phrase(String field, List<String> parts) {
        return parts.size() == 1
                ? new TermQuery(new Term(field, parts.getFirst()))
                : new PhraseQuery(field, parts.toArray(String[]::new));
    }

    /** The last part is still being typed. */
    private static Query begunPhrase(String field, List<String> parts) {
        return new BooleanQuery.Builder()
                .add(phrase(field, parts.subList(0, parts.size() - 1)), Occur.MUST)
                .add(new PrefixQuery(new Term(field, parts.getLast())), Occur.MUST)
                .build();
    }

    private static Query begun(String field, String beginning, float weight) {
        return weighed(new ConstantScoreQuery(new PrefixQuery(new Term(field, beginning))), weight);
    }

    private static Query weighed(Query query, float weight) {
        return weight == 1 ? query : new BoostQuery(query, weight);
    }
}
