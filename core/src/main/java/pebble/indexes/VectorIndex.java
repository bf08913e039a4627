package pebble.indexes;

import java.util.List;

/** Finds things by what they mean. */
public interface VectorIndex extends Projection<ItemPoints> {

    /**
     * A thing that lies near.
     *
     * @param start where in its text the nearest passage begins
     * @param likeness cosine of the angle between the two: 1 is the same
     */
    record Near(ItemKey key, int start, double likeness) {}

    /** The nearest first, each thing once. */
    List<Near> nearest(float[] point, Filter filter, int limit);
}
