package pebble.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.web.filter.OncePerRequestFilter;
import pebble.shared.CommonError;
import pebble.shared.Problem;

/**
 * JSON is read into memory whole, so it may be only so large; who has not signed in may send hardly anything. Mails and files
 * are streamed and have limits of their own.
 */
final class BodyLimit extends OncePerRequestFilter {
    private static final long ANONYMOUS = 64 << 10;

    private final long limit;
    private final Refusals refusals;

    BodyLimit(long limit, Refusals refusals) {
        this.limit = limit;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String type = request.getContentType();
        boolean anonymous = SignedIn.current() == null;
        if (!anonymous && type != null && !type.contains("json")) {
            chain.doFilter(request, response);
            return;
        }
        long most = anonymous ? ANONYMOUS : limit;
        if (request.getContentLengthLong() > most) {
            refusals.answer(request, response, tooLarge(most));
            return;
        }
        chain.doFilter(request.getContentLengthLong() < 0 ? new Limited(request, most) : request, response);
    }

    private static Problem tooLarge(long most) {
        return new Problem(
                CommonError.PAYLOAD_TOO_LARGE,
                "The body is larger than the " + (most >> 10) + " KB that are read here.",
                Map.of("limit", most));
    }

    /** A body whose length was not said beforehand. */
    private static final class Limited extends HttpServletRequestWrapper {
        private final long most;

        Limited(HttpServletRequest request, long most) {
            super(request);
            this.most = most;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new Counted(super.getInputStream(), most);
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private static final class Counted extends ServletInputStream {
        private final ServletInputStream bytes;
        private final long most;
        private long read;

        Counted(ServletInputStream bytes, long most) {
            this.bytes = bytes;
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            int next = bytes.read();
            count(next < 0 ? -1 : 1);
            return next;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            return count(bytes.read(target, from, length));
        }

        private int count(int more) {
            read += Math.max(more, 0);
            if (read > most) {
                throw tooLarge(most);
            }
            return more;
        }

        @Override
        public boolean isFinished() {
            return bytes.isFinished();
        }

        @Override
        public boolean isReady() {
            return bytes.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            bytes.setReadListener(listener);
        }
    }
}
