package pebble.stores;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import pebble.ground.DataFolder;
import pebble.ground.Refusal;

/** In which bucket the large files of a data folder lie, written down in it, so that a setting that is lost does not lose them. */
final class Bucket {
    private Bucket() {}

    static void remember(DataFolder data, String bucket) {
        try {
            Files.writeString(file(data), bucket + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void refuseIfUsed(DataFolder data) {
        remembered(data).ifPresent(bucket -> {
            throw new Refusal(
                    "The large files of " + data.path() + " lie in the bucket \"" + bucket
                            + "\" of an object store, but MINIO_ENDPOINT is not set.",
                    "Set it and its key again. If you brought the files back to " + Store.folder(data) + ", remove "
                            + file(data) + ".");
        });
    }

    static void refuseIfOther(DataFolder data, String bucket) {
        remembered(data).filter(used -> !used.equals(bucket)).ifPresent(used -> {
            throw new Refusal(
                    "The large files of " + data.path() + " lie in the bucket \"" + used + "\", but MINIO_BUCKET is \""
                            + bucket + "\".",
                    "Set MINIO_BUCKET to " + used + ". If you copied everything to the other bucket, remove "
                            + file(data) + ".");
        });
    }

    private static Optional<String> remembered(DataFolder data) {
        try {
            return Files.exists(file(data))
                    ? Optional.of(Files.readString(file(data)).strip())
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(DataFolder data) {
        return data.resolve("bucket");
    }
}
