/** Reads files in processes of their own, which may be killed: what they answer is trusted no more than the files. */
@NullMarked
package pebble.connectors.sandbox;

import org.jspecify.annotations.NullMarked;
