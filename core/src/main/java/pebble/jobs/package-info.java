/** Durable background work: the job row, scheduled in the caller's transaction, is the outbox. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "identity"})
package pebble.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
