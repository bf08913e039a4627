/** The port to language models, and answers that were checked before anybody believes them. Knows no vendor. */
@NullMarked
@ApplicationModule(
        displayName = "Language models",
        allowedDependencies = {"shared", "mime"})
package pebble.llm;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
