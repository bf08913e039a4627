/** Large blobs as files in the data folder. */
@NullMarked
package pebble.connectors.files;

import org.jspecify.annotations.NullMarked;
