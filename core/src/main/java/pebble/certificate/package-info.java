/** What certificates of analysis say: which batch of what, when it was made and how long it keeps, and what was tested of it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"reading", "documents", "facts", "fields", "layout"})
package pebble.certificate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
