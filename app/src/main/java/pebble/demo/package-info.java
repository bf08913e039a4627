/** A believable group of companies with their mail, brought in through the product's own doors. */
@NullMarked
@ApplicationModule(allowedDependencies = {"ground", "command"})
package pebble.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
