package pebble.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** What a browser keeps of a journey to Microsoft. Each journey has its own, so that two tabs do not take it from each other. */
final class JourneyCookie {
    private static final String PREFIX = "pebble_journey_";

    private JourneyCookie() {}

    static @Nullable String of(HttpServletRequest request, String state) {
        Cookie cookie = WebUtils.getCookie(request, name(state));
        return cookie == null ? null : cookie.getValue();
    }

    static String holding(HttpServletRequest request, String state, String browser, Duration life) {
        return cookie(request, state, browser, life);
    }

    static String ended(HttpServletRequest request, String state) {
        return cookie(request, state, "", Duration.ZERO);
    }

    private static String name(String state) {
        return PREFIX + HexFormat.of().formatHex(Secret.hash(state), 0, 6);
    }

    /** Lax, since Microsoft's redirect comes from another site; it is sent nowhere but to the callback. */
    private static String cookie(HttpServletRequest request, String state, String value, Duration life) {
        return ResponseCookie.from(name(state), value)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .path(MicrosoftApi.CALLBACK)
                .maxAge(life)
                .build()
                .toString();
    }
}
