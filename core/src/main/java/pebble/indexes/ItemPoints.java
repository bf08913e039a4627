package pebble.indexes;

import java.util.List;
import pebble.meaning.Point;

/**
 * A thing that can be found by what it means, as an index takes it.
 *
 * @param item of which only the places and what it is filtered by count
 * @param points one a passage
 */
public record ItemPoints(SearchItem item, List<Point> points) {}
