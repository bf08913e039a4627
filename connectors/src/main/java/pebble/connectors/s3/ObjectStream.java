package pebble.connectors.s3;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pebble.blobs.Sha256;
import pebble.shared.Problem;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * The bytes of an object from a place on. Where the connection breaks, a new one goes on at the same place. Read from the first byte to
 * the last they are checked by their hash; the end is not told of bytes that are others.
 */
final class ObjectStream extends InputStream {
    private static final Logger log = LoggerFactory.getLogger(ObjectStream.class);
    /** What is skipped is read where that is cheaper than asking anew. */
    private static final long READ_THROUGH = 256 * 1024;

    private final Sha256 name;
    private final Opening opening;
    private final Patience patience;
    private final long size;
    private final byte[] single = new byte[1];
    private @Nullable MessageDigest digest;
    private @Nullable ResponseInputStream<GetObjectResponse> bytes;
    private long position;
    private int broken;

    /** Asks for the object from a place on. */
    @FunctionalInterface
    interface Opening {
        ResponseInputStream<GetObjectResponse> from(long place);
    }

    /** The object is whole and holds other bytes than its name says. */
    static final class Damaged extends IOException {
        private static final long serialVersionUID = 1;

        Damaged(String message) {
            super(message);
        }
    }

    /** @param from less than the object's size */
    ObjectStream(Sha256 name, long from, Patience patience, Opening opening) {
        this.name = name;
        this.opening = opening;
        this.patience = patience;
        this.position = from;
        this.digest = from == 0 ? Sha256.digest() : null;
        ResponseInputStream<GetObjectResponse> first = opening.from(from);
        this.bytes = first;
        this.size = from + first.response().contentLength();
    }

    @Override
    public int read() throws IOException {
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (length == 0) {
            return 0;
        }
        while (position < size) {
            int read = some(into, offset, (int) Math.min(length, size - position));
            if (read > 0) {
                took(into, offset, read);
                return read;
            }
        }
        letGo();
        return -1;
    }

    /** None where the connection broke and another one is to go on. */
    private int some(byte[] into, int offset, int length) throws IOException {
        int read;
        try {
            read = bytes().read(into, offset, length);
        } catch (IOException cut) {
            again(cut);
            return 0;
        }
        if (read <= 0) {
            again(null);
        }
        return read;
    }

    /** The last bytes are given out only when all of them are right. */
    private void took(byte[] into, int offset, int read) throws IOException {
        position += read;
        broken = 0;
        MessageDigest running = digest;
        if (running == null) {
            return;
        }
        running.update(into, offset, read);
        if (position == size && !Sha256.ofDigest(running.digest()).equals(name)) {
            letGo();
            log.error("object store holds other bytes than its object is named by sha256={}", name);
            throw new Damaged("The stored bytes of " + name + " are damaged.");
        }
    }

    private ResponseInputStream<GetObjectResponse> bytes() throws IOException {
        ResponseInputStream<GetObjectResponse> open = bytes;
        if (open == null) {
            try {
                open = opening.from(position);
            } catch (Problem away) {
                // Its end is not reached and some of it may be on its way: that is no answer any more, but a broken
                // stream.
                throw new IOException(away.getMessage());
            }
            bytes = open;
        }
        return open;
    }

    /** @param cut null when it ended too early */
    private void again(@Nullable IOException cut) throws IOException {
        letGo();
        broken++;
        if (broken >= patience.attempts()) {
            throw cut == null ? new IOException("The object store ended " + name + " too early.") : cut;
        }
        try {
            Thread.sleep(patience.pause().multipliedBy(1L << (broken - 1)));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted.", stopping);
        }
    }

    @Override
    public long skip(long wanted) throws IOException {
        long far = Math.min(wanted, size - position);
        if (far <= READ_THROUGH) {
            return super.skip(Math.max(far, 0));
        }
        letGo();
        digest = null;
        position += far;
        return far;
    }

    @Override
    public void close() {
        letGo();
        position = size;
    }

    /** A connection that has said everything is used again; what was not read is not waited for. */
    private void letGo() {
        ResponseInputStream<GetObjectResponse> open = bytes;
        bytes = null;
        if (open == null) {
            return;
        }
        try {
            if (position == size) {
                open.close();
            } else {
                open.abort();
            }
        } catch (IOException broken) {
            open.abort();
        }
    }
}
