package pebble.board;

import org.jspecify.annotations.Nullable;

/** The version the caller believes to act on; asked only after the act itself was found to be allowed, the card being held. */
public interface Expected {
    Expected ANY = () -> null;

    @Nullable
    Integer version();
}
