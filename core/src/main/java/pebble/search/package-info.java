/** One search over everything that can be found: what changed is fed to indexes, which answer each caller what they may see. Knows no engine. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "identity", "meaning"})
package pebble.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
