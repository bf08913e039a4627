/** What an index of everything that can be found takes and answers: things, places, words, filters, and the two ports behind which engines stand. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "identity", "meaning"})
package pebble.indexes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
