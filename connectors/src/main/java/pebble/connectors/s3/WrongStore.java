package pebble.connectors.s3;

import software.amazon.awssdk.services.s3.model.S3Exception;

/** Why the object store that the settings name cannot be used, and what to do about it. */
public final class WrongStore extends RuntimeException {
    private final String cure;

    WrongStore(String reason, String cure) {
        super(reason);
        this.cure = cure;
    }

    static WrongStore away(S3Settings settings) {
        return new WrongStore(
                "The object store at " + settings.endpoint() + " does not answer.",
                "Start it, or mend MINIO_ENDPOINT (http://host:port, or https:// where it has TLS).");
    }

    static WrongStore refused(S3Settings settings, S3Exception refusal) {
        String store = "the object store at " + settings.endpoint();
        return switch (Trouble.code(refusal)) {
            case "NoSuchBucket" ->
                new WrongStore(
                        "There is no bucket \"" + settings.bucket() + "\" in " + store + ".",
                        "Make it (mc mb STORE/" + settings.bucket() + "), or name another one with MINIO_BUCKET.");
            case "InvalidAccessKeyId", "SignatureDoesNotMatch" ->
                new WrongStore(
                        "The key is wrong for " + store + ".",
                        "Set MINIO_ACCESS_KEY and MINIO_SECRET_KEY, or MINIO_ROOT_USER and MINIO_ROOT_PASSWORD, to those of the store.");
            case "AccessDenied", "AllAccessDisabled" ->
                new WrongStore(
                        "The key may not use the bucket \"" + settings.bucket() + "\" of " + store + ".",
                        "Grant it listing the bucket, and reading, writing and deleting objects in it.");
            case "AuthorizationHeaderMalformed", "IllegalLocationConstraintException", "PermanentRedirect" ->
                new WrongStore(
                        "The bucket \"" + settings.bucket() + "\" of " + store + " is in another region than "
                                + settings.region() + ".",
                        "Set MINIO_REGION to the region of the bucket.");
            case "RequestTimeTooSkewed" ->
                new WrongStore(
                        "The clocks of this machine and of " + store + " are more than 15 minutes apart.",
                        "Set the wrong one right.");
            default ->
                new WrongStore(
                        "What answers at " + settings.endpoint() + " refuses Pebble: " + refusal.statusCode() + " "
                                + Trouble.code(refusal) + ".",
                        "Mend the settings that begin with MINIO_, or remove MINIO_ENDPOINT to keep files in the data folder.");
        };
    }

    public String reason() {
        return String.valueOf(getMessage());
    }

    public String cure() {
        return cure;
    }
}
