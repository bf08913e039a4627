/** The journey of a message: from its mailbox to a thread, a judgement and a card. */
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
            "companies",
            "classification",
            "facts",
            "classifier",
            "lessons",
            "router",
            "llm"
        })
package pebble.routing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
