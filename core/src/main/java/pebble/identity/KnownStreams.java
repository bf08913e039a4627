package pebble.identity;

import java.util.Set;

/** Which streams there are to be granted. The noun that owns streams answers. */
public interface KnownStreams {
    Set<String> keys();
}
