/** What hangs on mail and is a document: taken into the document pipeline, linked with its message. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "identity", "blobs", "jobs", "mime", "mail", "board", "reading", "documents"})
package pebble.attachments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
