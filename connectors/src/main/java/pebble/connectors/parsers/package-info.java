/** What runs in the processes that read files: the parsers. Nothing here is called in Pebble's own process. */
@NullMarked
package pebble.connectors.parsers;

import org.jspecify.annotations.NullMarked;
