/** What was done, by whom, before and after: append-only, sealed into a hash chain. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "identity"})
package pebble.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
