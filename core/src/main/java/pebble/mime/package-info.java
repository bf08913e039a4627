/** What the bytes of a mail say: pure functions from bytes to values, without database, clock or network. */
@NullMarked
@ApplicationModule(
        displayName = "MIME",
        allowedDependencies = {})
package pebble.mime;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
