package pebble.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.springframework.web.filter.OncePerRequestFilter;
import pebble.shared.CommonError;
import pebble.shared.Problem;

/**
 * So many requests a second for a session, a token, or an address that has not signed in; two seconds' worth may come at once.
 * The web application's files and the event stream do not count.
 */
final class RequestLimit extends OncePerRequestFilter {
    private static final int SWEEP_AT = 10_000;
    private static final long SECOND = 1_000_000_000L;

    /** Per caller, the moment up to which its requests are already accounted for (generic cell rate algorithm). */
    private final ConcurrentHashMap<Object, Long> accountedUntil = new ConcurrentHashMap<>();

    private final long interval;
    private final Refusals refusals;
    private final LongSupplier nanos;

    RequestLimit(int perSecond, Refusals refusals, LongSupplier nanos) {
        this.interval = SECOND / perSecond;
        this.refusals = refusals;
        this.nanos = nanos;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !path.startsWith("/api/") || path.equals("/api/v1/events");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SignedIn signedIn = SignedIn.current();
        long wait = take(signedIn == null ? request.getRemoteAddr() : signedIn.credential());
        if (wait > 0) {
            refusals.answer(
                    request,
                    response,
                    new Problem(
                            CommonError.RATE_LIMITED,
                            "Too many requests at once. Wait a moment and go on more slowly.",
                            Map.of("retry_after", Math.ceilDiv(wait, SECOND))));
            return;
        }
        chain.doFilter(request, response);
    }

    /** Zero when the request may pass, else the nanoseconds until one may. */
    long take(Object caller) {
        long now = nanos.getAsLong();
        if (accountedUntil.size() > SWEEP_AT) {
            accountedUntil.values().removeIf(until -> until < now);
        }
        long latest = now + 2 * SECOND;
        long[] wait = new long[1];
        accountedUntil.compute(caller, (who, before) -> {
            long next = Math.max(before == null ? now : before, now) + interval;
            if (next <= latest) {
                return next;
            }
            wait[0] = next - latest;
            return before;
        });
        return wait[0];
    }
}
