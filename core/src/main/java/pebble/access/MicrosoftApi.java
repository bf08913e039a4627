package pebble.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import pebble.identity.Allowed;

/** The way to Microsoft and back, for a browser that follows links. */
@RestController
class MicrosoftApi {
    static final String CALLBACK = "/api/v1/auth/login/microsoft/callback";
    private static final String DEPARTURE = "/api/v1/auth/login/microsoft";
    private static final String COOKIE = "pebble_journey";

    private final MicrosoftSignIn microsoft;
    private final MicrosoftSettings settings;
    private final SessionCookie cookies;

    MicrosoftApi(MicrosoftSignIn microsoft, MicrosoftSettings settings, SessionCookie cookies) {
        this.microsoft = microsoft;
        this.settings = settings;
        this.cookies = cookies;
    }

    /** Which ways in there are besides a password. */
    record Providers(boolean microsoft) {}

    @GetMapping("/api/v1/auth/providers")
    @Allowed(anyone = true)
    Providers providers() {
        return new Providers(microsoft.offered());
    }

    @GetMapping(DEPARTURE)
    @Allowed(anyone = true)
    ResponseEntity<Void> depart(HttpServletRequest request, @RequestParam(required = false) @Nullable String to) {
        String back = settings.redirectUri().isBlank()
                ? ServletUriComponentsBuilder.fromContextPath(request)
                        .path(CALLBACK)
                        .toUriString()
                : settings.redirectUri();
        MicrosoftSignIn.Departure departure = microsoft.depart(back, ReturnPath.safe(to));
        return redirect(departure.uri())
                .header(HttpHeaders.SET_COOKIE, journey(request, departure.browser(), settings.journey()))
                .build();
    }

    @GetMapping(CALLBACK)
    @Allowed(anyone = true)
    ResponseEntity<Void> arrive(
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable String error,
            @CookieValue(name = COOKIE, required = false) @Nullable String browser) {
        String ended = journey(request, "", Duration.ZERO);
        try {
            MicrosoftSignIn.Arrival arrival = microsoft.arrive(
                    new MicrosoftSignIn.Return(state, browser, code, error), SigningIn.Place.of(request));
            return redirect(arrival.returnTo())
                    .header(
                            HttpHeaders.SET_COOKIE,
                            ended,
                            cookies.holding(request, arrival.entered().session().secret()))
                    .build();
        } catch (MicrosoftRefused refused) {
            return redirect("/login?failed=" + refused.reason().name().toLowerCase(Locale.ROOT))
                    .header(HttpHeaders.SET_COOKIE, ended)
                    .build();
        }
    }

    private static ResponseEntity.BodyBuilder redirect(String uri) {
        return ResponseEntity.status(HttpStatus.FOUND).location(URI.create(uri)).cacheControl(CacheControl.noStore());
    }

    /** Lax, since Microsoft's redirect comes from another site; it is sent nowhere but here. */
    private static String journey(HttpServletRequest request, String value, Duration life) {
        return ResponseCookie.from(COOKIE, value)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .path(DEPARTURE)
                .maxAge(life)
                .build()
                .toString();
    }
}
