/** The index of words as a server outside: Meilisearch 1.15 or newer. */
@NullMarked
package pebble.connectors.meilisearch;

import org.jspecify.annotations.NullMarked;
