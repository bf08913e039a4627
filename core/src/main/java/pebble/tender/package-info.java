/** What tender documents say: notices, bid documents and their corrigenda, out of forms made for machines and out of what people print. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "identity",
            "jobs",
            "mail",
            "board",
            "reading",
            "documents",
            "attachments",
            "sharing",
            "facts",
            "fields",
            "layout",
            "llm"
        })
package pebble.tender;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
