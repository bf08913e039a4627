/** What the screens need across nouns: a card with its conversation, messages with their cards, and the acts on both. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "identity",
            "audit",
            "blobs",
            "mime",
            "mail",
            "threads",
            "board",
            "companies",
            "classification",
            "classifier",
            "facts",
            "llm",
            "lessons",
            "routing"
        })
package pebble.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
