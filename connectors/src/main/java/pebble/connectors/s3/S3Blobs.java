package pebble.connectors.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pebble.blobs.LargeBlobs;
import pebble.blobs.Sha256;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Large blobs as objects named by their SHA-256, so that writing one twice writes the same. The store checks what arrives against that
 * hash and says so, else it is read back; what is read is checked again. A request whose connection breaks is made anew.
 */
public final class S3Blobs implements LargeBlobs, AutoCloseable {
    static final String PREFIX = "blobs/";
    private static final String OWNER = "blobs.owner";
    /** What is larger goes in parts. */
    private static final long IN_ONE = 16L << 20;

    private final S3Client s3;
    private final S3Settings settings;
    private final Patience patience;

    S3Blobs(S3Settings settings, Patience patience) {
        this.s3 = Connection.to(settings, patience);
        this.settings = settings;
        this.patience = patience;
    }

    /**
     * The store, once it let us in.
     *
     * @throws WrongStore when it does not
     */
    public static S3Blobs open(S3Settings settings) {
        return open(settings, Patience.USUAL);
    }

    static S3Blobs open(S3Settings settings, Patience patience) {
        S3Blobs blobs = new S3Blobs(settings, patience);
        try {
            blobs.s3.listObjectsV2(
                    list -> list.bucket(settings.bucket()).prefix(PREFIX).maxKeys(1));
            new PartedUpload(blobs.s3, settings.bucket()).forgetAbandoned();
            return blobs;
        } catch (S3Exception refusal) {
            blobs.close();
            throw WrongStore.refused(settings, refusal);
        } catch (SdkClientException away) {
            blobs.close();
            throw WrongStore.away(settings);
        }
    }

    @Override
    public void put(Map<Sha256, byte[]> bodies) {
        bodies.forEach((sha256, body) -> {
            if (!held(sha256, body.length)) {
                write(sha256, RequestBody.fromBytes(body));
            }
        });
    }

    @Override
    public void put(Sha256 sha256, Path body) throws IOException {
        if (!held(sha256, Files.size(body))) {
            write(sha256, body);
        }
    }

    /** Whatever the store holds under that name. */
    void write(Sha256 sha256, Path body) throws IOException {
        if (Files.size(body) <= IN_ONE) {
            write(sha256, RequestBody.fromFile(body));
            return;
        }
        boolean checked = asking(() -> new PartedUpload(s3, settings.bucket()).send(sha256, key(sha256), body));
        confirm(sha256, checked);
    }

    private void write(Sha256 sha256, RequestBody body) {
        String hash = Base64.getEncoder().encodeToString(sha256.bytes());
        PutObjectRequest request = PutObjectRequest.builder()
                .bucket(settings.bucket())
                .key(key(sha256))
                .contentType("application/octet-stream")
                .checksumSHA256(hash)
                .build();
        @Nullable String told = asking(() -> s3.putObject(request, body).checksumSHA256());
        confirm(sha256, hash.equals(told));
    }

    /** Stores that know nothing of SHA-256 are asked for what they hold. */
    private void confirm(Sha256 sha256, boolean checked) {
        if (!checked && !holdsExactly(sha256)) {
            throw Trouble.damaged();
        }
    }

    private boolean held(Sha256 sha256, long size) {
        return asking(() -> {
            try {
                return s3.headObject(head -> head.bucket(settings.bucket()).key(key(sha256)))
                                .contentLength()
                        == size;
            } catch (NoSuchKeyException none) {
                return false;
            }
        });
    }

    /** Reads the object to its end. */
    boolean holdsExactly(Sha256 sha256) {
        try (InputStream bytes = open(sha256, 0).orElse(null)) {
            if (bytes == null) {
                return false;
            }
            bytes.transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (ObjectStream.Damaged other) {
            return false;
        } catch (IOException broken) {
            throw Trouble.away();
        }
    }

    @Override
    public Optional<InputStream> open(Sha256 sha256, long from) {
        try {
            return Optional.of(new ObjectStream(sha256, from, patience, place -> asking(() -> get(sha256, place))));
        } catch (NoSuchKeyException none) {
            return Optional.empty();
        } catch (PastTheEnd nothingLeft) {
            return Optional.of(InputStream.nullInputStream());
        }
    }

    private ResponseInputStream<GetObjectResponse> get(Sha256 sha256, long from) {
        try {
            return s3.getObject(get ->
                    get.bucket(settings.bucket()).key(key(sha256)).range(from == 0 ? null : "bytes=" + from + "-"));
        } catch (S3Exception answer) {
            if (answer.statusCode() == 416) {
                throw new PastTheEnd();
            }
            throw answer;
        }
    }

    /** The object ends before the place that was asked for. */
    private static final class PastTheEnd extends RuntimeException {
        private static final long serialVersionUID = 1;

        PastTheEnd() {
            super(null, null, false, false);
        }
    }

    @Override
    public Optional<byte[]> find(Sha256 sha256) {
        try (InputStream bytes = open(sha256, 0).orElse(null)) {
            return bytes == null ? Optional.empty() : Optional.of(bytes.readAllBytes());
        } catch (ObjectStream.Damaged damaged) {
            throw new UncheckedIOException(damaged);
        } catch (IOException broken) {
            throw Trouble.away();
        }
    }

    @Override
    public Optional<byte[]> head(Sha256 sha256, int most) {
        return asking(() -> {
            try {
                return Optional.of(s3.getObjectAsBytes(get ->
                                get.bucket(settings.bucket()).key(key(sha256)).range("bytes=0-" + (most - 1)))
                        .asByteArray());
            } catch (NoSuchKeyException none) {
                return Optional.empty();
            }
        });
    }

    @Override
    public void remove(Sha256 sha256) {
        asking(() -> s3.deleteObject(remove -> remove.bucket(settings.bucket()).key(key(sha256))));
    }

    @Override
    public List<Sha256> writtenBefore(Instant then, @Nullable Sha256 after, int most) {
        return asking(() -> s3
                .listObjectsV2Paginator(list ->
                        list.bucket(settings.bucket()).prefix(PREFIX).startAfter(after == null ? null : key(after)))
                .contents()
                .stream()
                .filter(object -> object.lastModified().isBefore(then))
                .flatMap(object -> Sha256.parse(object.key().substring(PREFIX.length())).stream())
                .limit(most)
                .toList());
    }

    @Override
    public boolean claim(UUID owner) {
        return asking(() -> {
            try {
                return s3.getObjectAsBytes(get -> get.bucket(settings.bucket()).key(OWNER))
                        .asUtf8String()
                        .equals(owner.toString());
            } catch (NoSuchKeyException nobodys) {
                s3.putObject(put -> put.bucket(settings.bucket()).key(OWNER), RequestBody.fromString(owner.toString()));
                return true;
            }
        });
    }

    /** What is not there is an answer; all else is trouble. */
    private static <T extends @Nullable Object> T asking(Supplier<T> request) {
        try {
            return request.get();
        } catch (NoSuchKeyException none) {
            throw none;
        } catch (SdkException failure) {
            throw Trouble.of(failure);
        }
    }

    static String key(Sha256 sha256) {
        return PREFIX + sha256;
    }

    public S3Settings settings() {
        return settings;
    }

    @Override
    public void close() {
        s3.close();
    }
}
