/** The index of meanings as a server outside: Qdrant 1.10 or newer. */
@NullMarked
package pebble.connectors.qdrant;

import org.jspecify.annotations.NullMarked;
