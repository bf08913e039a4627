/** Master records of the companies that cards are matched with. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "identity", "audit"})
package pebble.companies;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
