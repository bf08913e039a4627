/** What the product stands on before any of it runs: variables, the data folder, and the refusals that name their cure. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package pebble.ground;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
