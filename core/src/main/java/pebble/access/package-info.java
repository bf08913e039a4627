/** The door: signing in, sessions, tokens, and what every request passes before it reaches an endpoint. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "identity"})
package pebble.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
