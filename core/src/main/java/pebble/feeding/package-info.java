/** Keeps indexes true: what changed in the database is told to them, in order and without a gap, and they are made anew when they are not whole. Knows no engine. */
@NullMarked
@ApplicationModule(allowedDependencies = {"indexes", "meaning"})
package pebble.feeding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
