package pebble.connectors.s3;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.net.URI;
import java.nio.file.Path;
import java.util.Properties;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.slf4j.LoggerFactory;

/** A server on this machine that speaks S3 for real, with one bucket and one key, keeping its objects in a folder. */
public final class RealStore implements AutoCloseable {
    public static final String KEY = "pebble-tests";
    public static final String SECRET = "the-secret-of-the-tests";
    public static final String BUCKET = "large-files";

    private final BlobStore objects;
    private final S3Proxy server;

    public RealStore(Path folder) throws Exception {
        ((Logger) LoggerFactory.getLogger("org.gaul")).setLevel(Level.WARN);
        Properties where = new Properties();
        where.setProperty("jclouds.filesystem.basedir", folder.toString());
        objects = BlobStores.create("filesystem-nio2", where);
        server = S3Proxy.builder()
                .blobStore(objects)
                .awsAuthentication(AuthenticationType.AWS_V4, KEY, SECRET)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .build();
        server.start();
        try (var admin = Connection.to(settings(), Patience.USUAL)) {
            admin.createBucket(bucket -> bucket.bucket(BUCKET));
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    S3Settings settings() {
        return at(url());
    }

    static S3Settings at(URI url) {
        return S3Settings.of(url.toString(), KEY, SECRET, BUCKET, "us-east-1");
    }

    @Override
    public void close() throws Exception {
        server.stop();
        objects.close();
    }
}
