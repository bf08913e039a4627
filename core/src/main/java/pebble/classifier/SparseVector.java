package pebble.classifier;

import java.util.Arrays;

/**
 * What is not null of a long vector.
 *
 * @param indices ascending
 */
record SparseVector(int[] indices, float[] values) {
    float at(int index) {
        int found = Arrays.binarySearch(indices, index);
        return found < 0 ? 0 : values[found];
    }
}
