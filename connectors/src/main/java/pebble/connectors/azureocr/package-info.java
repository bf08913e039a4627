/** Azure Document Intelligence reads pages, and another reader where it does not answer. */
@NullMarked
package pebble.connectors.azureocr;

import org.jspecify.annotations.NullMarked;
