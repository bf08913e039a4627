package pebble.connectors.s3;

import java.net.URI;
import java.nio.file.Path;

/** A process that moves files into a store, to be killed in the middle of it. */
final class MovingChild {
    private MovingChild() {}

    static void main(String[] arguments) throws Exception {
        try (S3Blobs store = S3Blobs.open(RealStore.at(URI.create(arguments[1])))) {
            new FilesToS3(Path.of(arguments[0]), store).move(moved -> {});
        }
    }
}
