package pebble.board;

/**
 * Where a card lies.
 *
 * @param placedByPerson a person chose this stream: nothing automatic moves the card to another any more
 */
public record Place(String stream, String column, Rank position, boolean placedByPerson) {
    boolean isIn(String board, String columnKey) {
        return stream.equals(board) && column.equals(columnKey);
    }

    Place at(Rank rank) {
        return new Place(stream, column, rank, placedByPerson);
    }
}
