/** A folder on this machine or a share, in which people and scanners lay files that become documents. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "identity", "jobs", "documents"})
package pebble.watched;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
