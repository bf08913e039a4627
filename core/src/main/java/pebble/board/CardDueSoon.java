package pebble.board;

/**
 * The due date of a card is near; told three times at most for one date, in the transaction that writes it into the history.
 *
 * @param hours within which it is due: 72, 24 or 2
 */
public record CardDueSoon(Card card, int hours) {
    /** "3 days". */
    public String within() {
        return hours > 24 ? hours / 24 + " days" : hours == 24 ? "a day" : hours + " hours";
    }
}
