/** What the command line does beside starting the product: thin clients of the running one. */
@NullMarked
@ApplicationModule(allowedDependencies = "ground")
package pebble.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
