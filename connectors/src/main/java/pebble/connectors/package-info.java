/** One package an outside system, each implementing ports that the nouns of core declare. */
@NullMarked
@ApplicationModule(type = ApplicationModule.Type.OPEN)
package pebble.connectors;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
