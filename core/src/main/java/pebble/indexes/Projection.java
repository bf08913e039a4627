package pebble.indexes;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/**
 * An index: a copy of what can be found, made for finding it, that can be thrown away and made again. What is written twice counts once. One that is a server
 * outside throws {@link IndexUnavailable} from any of these.
 *
 * @param <T> what it is made of
 */
public interface Projection<T> {
    /** The name under which several processes share it: then one of them feeds it. Nothing when it is this process's own. */
    default Optional<String> sharedAs() {
        return Optional.empty();
    }

    /** Under which the database remembers how far it has come; another after {@link #become}. */
    UUID id();

    /** How far it has come, as it says itself; nothing when it was never complete, or holds what this product cannot use. */
    Optional<Position> position();

    /** What is found, and what no longer: once it is shown. Not durable before {@link #keep}. */
    void write(Collection<T> found, Collection<ItemKey> gone);

    /** What was written counts from now on; it returns when it does. */
    void show();

    /** Durable from now on, complete up to there. */
    void keep(Position upTo);

    /** Whether anything was written since it was kept. */
    boolean isUnkept();

    /** Takes up again what an error of the disk broke off. What was written since it was kept last may be lost. */
    default void reopen() {}

    /** An empty one, to be made anew while this one answers. */
    Projection<T> beside();

    /** Of one that was made beside and is not wanted. */
    void discard();

    /** Goes on as the one that was made beside; what was before is thrown away. */
    void become(Projection<T> made);
}
