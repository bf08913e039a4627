package pebble.board;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Between two neighbours of a column; null is the column's end on that side. */
record Gap(@Nullable Rank above, @Nullable Rank below) {

    boolean holds(Rank rank) {
        return (above == null || above.compareTo(rank) < 0) && (below == null || rank.compareTo(below) < 0);
    }

    /** Ranks for so many cards, from top to bottom. */
    List<Rank> ranks(int count) {
        List<Rank> ranks = new ArrayList<>();
        Rank next = below;
        for (int i = 0; i < count; i++) {
            next = Rank.between(above, next);
            ranks.add(next);
        }
        return ranks.reversed();
    }
}
