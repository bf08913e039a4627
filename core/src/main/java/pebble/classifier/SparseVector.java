package pebble.classifier;

/**
 * What is not null of a long vector.
 *
 * @param indices ascending
 */
record SparseVector(int[] indices, float[] values) {}
