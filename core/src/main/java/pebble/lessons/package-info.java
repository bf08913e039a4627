/** What people taught about mail, how mail is judged by it, and the models that learn from it. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "identity",
            "audit",
            "blobs",
            "jobs",
            "mime",
            "mail",
            "threads",
            "board",
            "classifier"
        })
package pebble.lessons;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
