package pebble.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pebble.indexes.ItemKey;
import pebble.indexes.KeywordIndex.Hit;

/**
 * Makes one ranking of two by reciprocal ranks (Cormack, Clarke, Büttcher, SIGIR 2009): a thing scores weight / (60 + rank) in each. What holds all the words is
 * what was meant, and meaning orders it; where nothing does, it is the other way round.
 */
final class Fusion {
    private static final int K = 60;
    private static final double ORDER = 0.5;
    private static final double HINT = 0.1;

    private Fusion() {}

    /** @param loose whether the words match in part only */
    static List<Hit> of(List<ItemKey> byWords, boolean loose, List<ItemKey> byMeaning) {
        Map<ItemKey, Double> scores = new LinkedHashMap<>();
        add(scores, byWords, loose ? HINT : 1);
        add(scores, byMeaning, loose ? 1 : ORDER);
        List<Hit> hits = new ArrayList<>();
        scores.forEach((key, score) -> hits.add(new Hit(key, score)));
        hits.sort(Comparator.comparingDouble(Hit::score).reversed());
        return hits;
    }

    private static void add(Map<ItemKey, Double> scores, List<ItemKey> ranking, double weight) {
        for (int rank = 0; rank < ranking.size(); rank++) {
            scores.merge(ranking.get(rank), weight / (K + rank + 1), Double::sum);
        }
    }
}
