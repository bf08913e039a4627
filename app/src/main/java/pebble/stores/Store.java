package pebble.stores;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import pebble.blobs.LargeBlobs;
import pebble.connectors.files.FileBlobs;
import pebble.connectors.s3.FilesToS3;
import pebble.connectors.s3.S3Blobs;
import pebble.connectors.s3.S3Settings;
import pebble.connectors.s3.WrongStore;
import pebble.ground.DataFolder;
import pebble.ground.Refusal;
import pebble.ground.Variables;

/**
 * Opens the one store in which large files lie. A start from which some of them would not be found is refused: with an object store
 * while files still lie in the folder, without one when they went there, and with another bucket.
 */
public final class Store {
    private Store() {}

    public static LargeBlobs of(Variables variables, DataFolder data) {
        Optional<S3Settings> named = settings(variables);
        if (named.isEmpty()) {
            Bucket.refuseIfUsed(data);
            return new FileBlobs(folder(data));
        }
        if (FilesToS3.any(folder(data))) {
            throw new Refusal(
                    "Large files still lie in " + folder(data)
                            + ", but MINIO_ENDPOINT has them looked for in an object store.",
                    "Move them there: ./pebble move-to-s3 (it goes on where it was interrupted). Or remove MINIO_ENDPOINT.");
        }
        return inBucket(named.get(), data);
    }

    /** The object store that the settings name, let in, and remembered as that of the folder. */
    public static S3Blobs inBucket(Variables variables, DataFolder data) {
        return inBucket(
                settings(variables)
                        .orElseThrow(() -> new Refusal(
                                "No object store is set.",
                                "Set MINIO_ENDPOINT, its key and MINIO_BUCKET; docs/settings.md tells more.")),
                data);
    }

    private static S3Blobs inBucket(S3Settings settings, DataFolder data) {
        Bucket.refuseIfOther(data, settings.bucket());
        S3Blobs store = refusing(() -> S3Blobs.open(settings));
        Bucket.remember(data, settings.bucket());
        return store;
    }

    public static Path folder(DataFolder data) {
        return data.resolve("blobs");
    }

    private static Optional<S3Settings> settings(Variables variables) {
        return variables
                .find("MINIO_ENDPOINT")
                .map(endpoint -> refusing(() -> S3Settings.of(
                        endpoint,
                        variables.get("MINIO_ACCESS_KEY", variables.get("MINIO_ROOT_USER", "")),
                        variables.get("MINIO_SECRET_KEY", variables.get("MINIO_ROOT_PASSWORD", "")),
                        variables.get("MINIO_BUCKET", "pebble"),
                        variables.get("MINIO_REGION", "us-east-1"))));
    }

    private static <T> T refusing(Supplier<T> opening) {
        try {
            return opening.get();
        } catch (WrongStore wrong) {
            throw new Refusal(wrong.reason(), wrong.cure());
        }
    }
}
