/** Streams, columns, cards and the acts people do on them, each of which can be undone. Knows no mail. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "identity", "audit", "live", "jobs"})
package pebble.board;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
