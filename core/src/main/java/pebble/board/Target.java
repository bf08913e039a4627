package pebble.board;

import org.jspecify.annotations.Nullable;

/**
 * Where a card is to go.
 *
 * @param stream null keeps the board
 * @param column null is the inbox of another board, and the present column of the same
 * @param before the card to lie right above of
 * @param after the card to lie right below of; with neither, the top of the column
 * @param wipReason why a full column takes one more
 */
record Target(
        @Nullable String stream,
        @Nullable String column,
        @Nullable CardId before,
        @Nullable CardId after,
        @Nullable String wipReason) {

    /** The neighbour that was named. */
    @Nullable
    CardId beside() {
        return before != null ? before : after;
    }
}
