package pebble.router;

/** A word or phrase to be found in texts, without regard to case. */
final class Word {
    private final String folded;
    private final int[] pieces;

    Word(String written) {
        folded = Text.fold(written);
        pieces = Text.pieces(folded);
    }

    String folded() {
        return folded;
    }

    boolean isIn(Text text, Effort effort) {
        effort.spend(1);
        if (!text.mayContain(pieces)) {
            return false;
        }
        effort.spend(text.folded().length());
        return text.folded().contains(folded);
    }

    boolean isWhole(Text text) {
        return text.folded().equals(folded);
    }

    boolean begins(Text text) {
        return text.folded().startsWith(folded);
    }

    boolean ends(Text text) {
        return text.folded().endsWith(folded);
    }
}
