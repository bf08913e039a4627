/** How documents are laid out, whatever they say: rows and cells of pages, labels and what these announce, the tree of a form. */
@NullMarked
@ApplicationModule(allowedDependencies = {"reading", "facts", "fields"})
package pebble.layout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
