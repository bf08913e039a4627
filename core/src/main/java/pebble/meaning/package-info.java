/** What texts mean, as points of an encoder: read once, kept, and given to whoever looks for what is alike. */
@NullMarked
@ApplicationModule(allowedDependencies = {"jobs", "documents", "classifier", "processing"})
package pebble.meaning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
