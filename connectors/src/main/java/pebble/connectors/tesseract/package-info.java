/** Tesseract: the one that a setting names, or the build that comes along, in a process of its own for each page. */
@NullMarked
package pebble.connectors.tesseract;

import org.jspecify.annotations.NullMarked;
