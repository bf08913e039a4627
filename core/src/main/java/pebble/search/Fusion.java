package pebble.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pebble.search.KeywordIndex.Hit;

/** Makes one ranking of several by reciprocal ranks (Cormack, Clarke, Büttcher, SIGIR 2009): a thing scores 1 / (60 + rank) in each. */
final class Fusion {
    private static final int K = 60;

    private Fusion() {}

    static List<Hit> of(List<List<ItemKey>> rankings) {
        Map<ItemKey, Double> scores = new LinkedHashMap<>();
        for (List<ItemKey> ranking : rankings) {
            for (int rank = 0; rank < ranking.size(); rank++) {
                scores.merge(ranking.get(rank), 1.0 / (K + rank + 1), Double::sum);
            }
        }
        List<Hit> hits = new ArrayList<>();
        scores.forEach((key, score) -> hits.add(new Hit(key, score)));
        hits.sort(Comparator.comparingDouble(Hit::score).reversed());
        return hits;
    }
}
