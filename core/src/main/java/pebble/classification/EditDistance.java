package pebble.classification;

/** Damerau-Levenshtein distance with adjacent swaps (optimal string alignment), only as far as it matters. */
final class EditDistance {
    private EditDistance() {}

    /** Whether at most {@code limit} letters were put in, left out, changed, or swapped with their neighbour. */
    static boolean within(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) > limit) {
            return false;
        }
        int width = b.length() + 1;
        var before = new int[width];
        var above = new int[width];
        var row = new int[width];
        for (int j = 0; j < width; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            int least = i;
            for (int j = 1; j < width; j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int cost = Math.min(Math.min(row[j - 1], above[j]) + 1, above[j - 1] + change);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                row[j] = swapped ? Math.min(cost, before[j - 2] + 1) : cost;
                least = Math.min(least, row[j]);
            }
            if (least > limit) {
                return false;
            }
            var spare = before;
            before = above;
            above = row;
            row = spare;
        }
        return above[b.length()] <= limit;
    }
}
