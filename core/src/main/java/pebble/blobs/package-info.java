/** Raw bytes by their content, durable before the row that names them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "jobs"})
package pebble.blobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
