package pebble.feeding;

import java.util.List;
import pebble.indexes.Projection;

/** Reads what an index is made of. */
interface Source<T> {
    /** Writes what these changes changed, as it stands now. */
    void write(List<Changes.Change> changes, Projection<T> index);

    /** Writes everything there is. */
    void writeAll(Projection<T> index);
}
