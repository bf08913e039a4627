/** What a document is, told by its headings and words, and the tags that follow from them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "identity", "reading", "documents", "facts", "processing"})
package pebble.kinds;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
