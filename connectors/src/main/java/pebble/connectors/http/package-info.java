/** How connectors talk over HTTP: addresses as people write them, and exchanges that end in time. */
@NullMarked
package pebble.connectors.http;

import org.jspecify.annotations.NullMarked;
