/** Which messages belong to one conversation, and what a person may want to join or part. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "identity", "mail"})
package pebble.threads;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
