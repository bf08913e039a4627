/** PostgreSQL: the one we bring and look after, or the one that {@code DATABASE_URL} names. */
@NullMarked
@ApplicationModule(allowedDependencies = "ground")
package pebble.postgres;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
