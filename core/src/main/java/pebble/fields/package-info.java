/** What a document states under a name, each with its place on the page, kept and corrected by people. Knows not what kinds of documents there are. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "identity", "audit", "reading", "documents", "processing", "facts"})
package pebble.fields;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
