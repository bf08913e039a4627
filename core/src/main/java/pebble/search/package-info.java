/** One search over everything that can be found: each caller is answered what they may see, by words and by meaning. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "identity", "documents", "meaning", "indexes", "feeding"})
package pebble.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
