/** What a file is and what stands in it, page by page. Knows who can read, not how: files are hostile, and are opened in processes of their own. */
@NullMarked
@ApplicationModule(allowedDependencies = "shared")
package pebble.reading;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
