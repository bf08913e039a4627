/** The event stream to browsers, and who is looking at what. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "identity", "access"})
package pebble.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
