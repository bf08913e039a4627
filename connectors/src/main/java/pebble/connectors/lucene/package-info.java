/** The search indexes that Pebble brings: Lucene in this process, in the data folder. */
@NullMarked
package pebble.connectors.lucene;

import org.jspecify.annotations.NullMarked;
