package pebble.watched;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The folder that is watched.
 *
 * @param entity whose the documents are: a legal entity's name or id; null for the whole group's
 * @param settle how long a file must have stayed as it is before it is taken
 */
public record DropFolder(Path path, @Nullable String entity, Duration settle) {}
