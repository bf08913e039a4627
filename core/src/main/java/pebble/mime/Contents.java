package pebble.mime;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a mail holds below its headers. */
record Contents(
        String text,
        String html,
        List<Enclosure> enclosures,
        Set<Trait> traits,
        @Nullable Report report,
        @Nullable Invitation invitation) {}
