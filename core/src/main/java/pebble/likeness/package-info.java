/** Which documents are nearly the same, and what people said of it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "identity", "audit", "reading", "documents", "processing"})
package pebble.likeness;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
