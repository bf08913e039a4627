package pebble.indexes;

/**
 * How far an index has come in what changed: everything up to there is in it.
 *
 * @param xid of the transaction that wrote the last change
 * @param seq of that change among all
 */
public record Position(long xid, long seq) {}
