/** What colleagues tell each other about cards, and whom they call to look. The board keeps the count and the history. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "identity", "live", "board"})
package pebble.notes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
