/** Files that people brought or mail carried: received, kept once, tagged, found again. Knows not what stands in them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "identity", "audit", "blobs", "live", "mime", "reading"})
package pebble.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
