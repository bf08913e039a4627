package pebble.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** What a browser keeps of its session: the secret, out of reach for scripts. */
@Component
class SessionCookie {
    private final AccessSettings settings;

    SessionCookie(AccessSettings settings) {
        this.settings = settings;
    }

    String holding(HttpServletRequest request, String secret) {
        return cookie(request, secret, settings.sessionLife());
    }

    String ended(HttpServletRequest request) {
        return cookie(request, "", Duration.ZERO);
    }

    /** Marked Secure only where the request came by TLS: over plain http a browser would never send it back. */
    private static String cookie(HttpServletRequest request, String value, Duration life) {
        return ResponseCookie.from(CredentialFilter.COOKIE, value)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .path("/")
                .maxAge(life)
                .build()
                .toString();
    }
}
