/** What search engines that are servers outside have in common. */
@NullMarked
package pebble.connectors.engine;

import org.jspecify.annotations.NullMarked;
