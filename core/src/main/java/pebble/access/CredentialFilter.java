package pebble.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import pebble.identity.IdentityError;
import pebble.shared.Problem;

/**
 * Recognises who sends a request, by token or by session cookie, and refuses writes with the cookie that another site may have made
 * the browser send.
 */
final class CredentialFilter extends OncePerRequestFilter {
    static final String COOKIE = "pebble_session";
    private static final String LOGIN = "/api/v1/auth/login";
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final Callers callers;
    private final Refusals refusals;

    CredentialFilter(Callers callers, Refusals refusals) {
        this.callers = callers;
        this.refusals = refusals;
    }

    /** The web application's files are the same for everybody: no look-up for them. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !path.startsWith("/api/") && !path.equals("/metrics");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<SignedIn> signedIn;
        try {
            signedIn = recognise(request);
        } catch (DataAccessException unreachable) {
            refusals.answer(request, response, unreachable);
            return;
        }
        if (isForged(request, signedIn.orElse(null))) {
            refusals.answer(
                    request,
                    response,
                    new Problem(IdentityError.CSRF_TOKEN_INVALID, IdentityError.CSRF_TOKEN_INVALID.sentence()));
            return;
        }
        signedIn.ifPresent(SecurityContextHolder.getContext()::setAuthentication);
        chain.doFilter(request, response);
    }

    private Optional<SignedIn> recognise(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null) {
            boolean bearer = authorization.regionMatches(true, 0, "Bearer ", 0, 7);
            String token = bearer ? authorization.substring(7).strip() : "";
            return token.startsWith(Tokens.PREFIX) ? callers.byToken(token) : Optional.empty();
        }
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(COOKIE) && !cookie.getValue().isEmpty()) {
                    return callers.bySession(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isForged(HttpServletRequest request, @Nullable SignedIn signedIn) {
        if (READS.contains(request.getMethod())) {
            return false;
        }
        boolean login = request.getRequestURI().equals(LOGIN);
        String csrfToken = signedIn == null ? null : signedIn.csrfToken();
        if (!login && csrfToken == null) {
            return false;
        }
        return isForeign(request)
                || !login && !Secret.same(request.getHeader("X-CSRF-Token"), csrfToken == null ? "" : csrfToken);
    }

    /** A missing Origin is a program or an old browser; one that names another host is another site's page. */
    private static boolean isForeign(HttpServletRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null) {
            return false;
        }
        try {
            URI from = URI.create(origin.toLowerCase(Locale.ROOT));
            String host = request.getHeader(HttpHeaders.HOST);
            if (from.getAuthority() != null
                    && host != null
                    && from.getAuthority().equals(host.toLowerCase(Locale.ROOT))) {
                return false;
            }
            int port = from.getPort() > 0 ? from.getPort() : "https".equals(from.getScheme()) ? 443 : 80;
            return !(request.getServerName().equalsIgnoreCase(from.getHost()) && request.getServerPort() == port);
        } catch (IllegalArgumentException notAnAddress) {
            return true;
        }
    }
}
