/** What the command line does beside starting the product: thin clients of the running one, and what is done while it is stopped. */
@NullMarked
@ApplicationModule(allowedDependencies = {"ground", "stores"})
package pebble.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
