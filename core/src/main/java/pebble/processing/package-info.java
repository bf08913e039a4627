/** The journey of a document through the steps that read it and judge it. The rows of the steps are its queue. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "identity", "audit", "blobs", "jobs", "mime", "reading", "documents"})
package pebble.processing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
