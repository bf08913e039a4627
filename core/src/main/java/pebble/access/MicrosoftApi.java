package pebble.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import pebble.identity.Allowed;

/** The way to Microsoft and back, for a browser that follows links. */
@RestController
class MicrosoftApi {
    static final String CALLBACK = "/api/auth/callback";

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

    @GetMapping("/api/v1/auth/login/microsoft")
    @Allowed(anyone = true)
    ResponseEntity<Void> depart(HttpServletRequest request, @RequestParam(required = false) @Nullable String to) {
        String back = settings.redirectUri().isBlank()
                ? ServletUriComponentsBuilder.fromContextPath(request)
                        .path(CALLBACK)
                        .toUriString()
                : settings.redirectUri();
        MicrosoftSignIn.Departure departure = microsoft.depart(back, ReturnPath.safe(to), SigningIn.Place.of(request));
        String cookie = JourneyCookie.holding(
                request,
                departure.state(),
                departure.browser(),
                settings.journey().plus(MicrosoftJourneys.REMEMBERED));
        return redirect(departure.uri()).header(HttpHeaders.SET_COOKIE, cookie).build();
    }

    @GetMapping(CALLBACK)
    @Allowed(anyone = true)
    ResponseEntity<Void> arrive(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable String error) {
        var returned = new MicrosoftSignIn.Return(state, JourneyCookie.of(request, state), code, error);
        return switch (microsoft.arrive(returned, SigningIn.Place.of(request))) {
            case MicrosoftSignIn.LetIn in ->
                redirect(in.returnTo())
                        .header(
                                HttpHeaders.SET_COOKIE,
                                JourneyCookie.ended(request, state),
                                cookies.holding(request, in.entered().session().secret()))
                        .build();
            case MicrosoftSignIn.TurnedAway away ->
                redirect(loginScreen(away))
                        .header(HttpHeaders.SET_COOKIE, JourneyCookie.ended(request, state))
                        .build();
        };
    }

    /** It says what went wrong and keeps the page that was asked for, so that the next attempt leads there. */
    private static String loginScreen(MicrosoftSignIn.TurnedAway away) {
        String screen = "/login?failed=" + away.reason().word();
        return away.returnTo().equals(ReturnPath.START)
                ? screen
                : screen + "&to=" + URLEncoder.encode(away.returnTo(), StandardCharsets.UTF_8);
    }

    private static ResponseEntity.BodyBuilder redirect(String uri) {
        return ResponseEntity.status(HttpStatus.FOUND).location(URI.create(uri)).cacheControl(CacheControl.noStore());
    }
}
