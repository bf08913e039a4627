package pebble.connectors.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pebble.blobs.Sha256;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** A large body in parts: a connection that breaks costs one part. The object is there when all of them are, or not at all. */
final class PartedUpload {
    private static final Logger log = LoggerFactory.getLogger(PartedUpload.class);
    private static final int PART = 8 << 20;
    private static final long MOST_PARTS = 10_000;
    private static final Duration ABANDONED = Duration.ofDays(1);

    private final S3Client s3;
    private final String bucket;

    PartedUpload(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /**
     * Durable when it returns.
     *
     * @return whether the store has checked each part by its hash
     */
    boolean send(Sha256 sha256, String key, Path body) {
        String upload = s3.createMultipartUpload(begin -> begin.bucket(bucket)
                        .key(key)
                        .contentType("application/octet-stream")
                        .checksumAlgorithm(ChecksumAlgorithm.SHA256))
                .uploadId();
        try {
            Sent sent = parts(sha256, key, upload, body);
            complete(key, upload, sent.parts(), Files.size(body));
            return sent.checked();
        } catch (IOException e) {
            abort(key, upload);
            throw new UncheckedIOException(e);
        } catch (RuntimeException failure) {
            abort(key, upload);
            throw failure;
        }
    }

    private record Sent(List<CompletedPart> parts, boolean checked) {}

    private Sent parts(Sha256 sha256, String key, String upload, Path body) throws IOException {
        int size = (int) Math.max(PART, Files.size(body) / MOST_PARTS + 1);
        List<CompletedPart> parts = new ArrayList<>();
        boolean checked = true;
        MessageDigest whole = Sha256.digest();
        try (InputStream in = Files.newInputStream(body)) {
            for (byte[] part = in.readNBytes(size); part.length > 0; part = in.readNBytes(size)) {
                whole.update(part);
                int number = parts.size() + 1;
                String hash = Base64.getEncoder().encodeToString(Sha256.of(part).bytes());
                UploadPartResponse kept = s3.uploadPart(
                        send -> send.bucket(bucket)
                                .key(key)
                                .uploadId(upload)
                                .partNumber(number)
                                .checksumSHA256(hash),
                        RequestBody.fromBytes(part));
                checked &= hash.equals(kept.checksumSHA256());
                parts.add(CompletedPart.builder()
                        .partNumber(number)
                        .eTag(kept.eTag())
                        .checksumSHA256(kept.checksumSHA256())
                        .build());
            }
        }
        if (!Sha256.ofDigest(whole.digest()).equals(sha256)) {
            throw new IOException("The file does not hold the bytes that its name says: " + sha256);
        }
        return new Sent(parts, checked);
    }

    /** When the answer to the first asking was lost, the second is told that there is no such upload: then the object tells. */
    private void complete(String key, String upload, List<CompletedPart> parts, long size) {
        try {
            s3.completeMultipartUpload(
                    end -> end.bucket(bucket).key(key).uploadId(upload).multipartUpload(all -> all.parts(parts)));
        } catch (NoSuchUploadException done) {
            if (s3.headObject(head -> head.bucket(bucket).key(key)).contentLength() != size) {
                throw done;
            }
        }
    }

    private void abort(String key, String upload) {
        try {
            s3.abortMultipartUpload(end -> end.bucket(bucket).key(key).uploadId(upload));
        } catch (SdkException leftThere) {
            // It is forgotten at a later start.
            log.debug("upload not aborted", leftThere);
        }
    }

    /** Parts that a killed process has left take up space and are shown nowhere. Younger ones may be under way. */
    void forgetAbandoned() {
        Instant old = Instant.now().minus(ABANDONED);
        try {
            for (MultipartUpload upload : s3.listMultipartUploadsPaginator(
                            list -> list.bucket(bucket).prefix(S3Blobs.PREFIX))
                    .uploads()) {
                if (upload.initiated() != null && upload.initiated().isBefore(old)) {
                    abort(upload.key(), upload.uploadId());
                }
            }
        } catch (S3Exception notListed) {
            log.info("object store does not list unfinished uploads code={}", Trouble.code(notListed));
        }
    }
}
