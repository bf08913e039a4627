package pebble.access;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A request whose body, or its beginning, was already read and is read here once more. */
final class ReplayedBody extends HttpServletRequestWrapper {
    private final ServletInputStream stream;

    /** @param rest what was not read yet; null when the body was read whole */
    ReplayedBody(HttpServletRequest request, byte[] read, @Nullable InputStream rest) {
        super(request);
        InputStream beginning = new ByteArrayInputStream(read);
        stream = new Replay(rest == null ? beginning : new SequenceInputStream(beginning, rest));
    }

    @Override
    public ServletInputStream getInputStream() {
        return stream;
    }

    @Override
    public BufferedReader getReader() {
        String encoding = getCharacterEncoding();
        Charset charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
        return new BufferedReader(new InputStreamReader(stream, charset));
    }

    private static final class Replay extends ServletInputStream {
        private final InputStream bytes;
        private boolean finished;

        Replay(InputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() throws IOException {
            int next = bytes.read();
            finished = next < 0;
            return next;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            int count = bytes.read(target, from, length);
            finished = count < 0;
            return count;
        }

        @Override
        public boolean isFinished() {
            return finished;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("This body is read by blocking only");
        }
    }
}
