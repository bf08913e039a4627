/** What is this message? Noise and its kind, and whether its sender is who it says; later stream and intent. Pure functions. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "mime", "mail"})
package pebble.classification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
