package pebble.live;

import java.util.Optional;
import pebble.identity.Caller;

/** Who may see the thing that somebody looks at. The noun that owns such things answers. */
public interface Subjects {
    /** Empty when the id is of another noun; refuses when there is no such thing or the caller may not see it. */
    Optional<Event.Scope> scopeOf(Caller caller, String publicId);
}
