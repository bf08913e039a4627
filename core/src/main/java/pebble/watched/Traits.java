package pebble.watched;

import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * By what a file that is still being written shows it: any of this changes.
 *
 * @param size -1 of what is no file
 */
record Traits(long size, FileTime modified, @Nullable Object key) {
    static Traits of(BasicFileAttributes attributes) {
        long size = attributes.isRegularFile() ? attributes.size() : -1;
        return new Traits(size, attributes.lastModifiedTime(), attributes.fileKey());
    }
}
