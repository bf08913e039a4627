/** What the newest part of a mail states, each fact with its place: pure functions of text, without database, clock or network. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "mime"})
package pebble.facts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
