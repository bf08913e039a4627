/** Wiring of the one executable: the data folder, settings, health, the web application, and the way it greets. */
@NullMarked
@ApplicationModule
package pebble.app;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
