/** Draws the sheets that are laid between papers before they are scanned. */
@NullMarked
package pebble.connectors.sheets;

import org.jspecify.annotations.NullMarked;
