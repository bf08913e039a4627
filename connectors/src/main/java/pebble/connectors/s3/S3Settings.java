package pebble.connectors.s3;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** Which object store, which bucket in it, and by which key. What it says of itself leaves the key out. */
public record S3Settings(URI endpoint, String accessKey, String secretKey, String bucket, String region) {
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    /**
     * @param endpoint {@code host:port} is asked by http, as MinIO's own settings mean it
     * @throws WrongStore when a setting is missing or no such thing
     */
    public static S3Settings of(String endpoint, String accessKey, String secretKey, String bucket, String region) {
        URI address = address(endpoint);
        if (accessKey.isEmpty() || secretKey.isEmpty()) {
            throw new WrongStore(
                    "MINIO_ENDPOINT names an object store, but its key is not set.",
                    "Set MINIO_ROOT_USER and MINIO_ROOT_PASSWORD, or MINIO_ACCESS_KEY and MINIO_SECRET_KEY.");
        }
        if (!BUCKET.matcher(bucket).matches()) {
            throw new WrongStore(
                    "MINIO_BUCKET is \"" + bucket + "\", which is no name of a bucket.",
                    "Set it to 3 to 63 small letters, digits, dots and hyphens.");
        }
        return new S3Settings(address, accessKey, secretKey, bucket, region);
    }

    private static URI address(String endpoint) {
        try {
            URI address = new URI(endpoint.contains("://") ? endpoint : "http://" + endpoint);
            boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            boolean bare = address.getUserInfo() == null
                    && address.getQuery() == null
                    && address.getPath().replace("/", "").isEmpty();
            if (web && bare && address.getHost() != null) {
                return new URI(address.getScheme(), null, address.getHost(), address.getPort(), null, null, null);
            }
        } catch (URISyntaxException notOne) {
            // Refused below, without its words: they quote what may hold a password.
        }
        throw new WrongStore(
                "MINIO_ENDPOINT is no address of an object store.",
                "Set it to host:port, http://host:port or https://host, with nothing behind it.");
    }

    @Override
    public String toString() {
        return "bucket " + bucket + " at " + endpoint;
    }
}
