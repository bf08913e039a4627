/** What screens and scripts need of documents, across the nouns that know of them. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "identity",
            "audit",
            "blobs",
            "mime",
            "reading",
            "documents",
            "processing",
            "likeness",
            "attachments",
            "mail",
            "board",
            "companies",
            "sharing",
            "fields",
            "search"
        })
package pebble.shelf;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
