package pebble.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pebble.identity.Allowed;
import pebble.identity.Caller;
import pebble.identity.Profiles;
import pebble.identity.Profiles.Profile;
import pebble.shared.Problem;

/** Signing in and out, and what users see and change of themselves. */
@RestController
@RequestMapping("/api/v1/auth")
class AuthApi {
    private final SigningIn signingIn;
    private final Sessions sessions;
    private final Profiles profiles;
    private final Callers callers;
    private final SessionCookie cookies;

    AuthApi(SigningIn signingIn, Sessions sessions, Profiles profiles, Callers callers, SessionCookie cookies) {
        this.signingIn = signingIn;
        this.sessions = sessions;
        this.profiles = profiles;
        this.callers = callers;
        this.cookies = cookies;
    }

    record Login(@Nullable String email, @Nullable String password) {}

    /** @param csrfToken null for who signed in with a token and needs none */
    record Me(Profile user, @Nullable String csrfToken) {}

    record MeFields(
            @Nullable String name,
            @Nullable Map<String, @Nullable Object> preferences,
            @Nullable String currentPassword,
            @Nullable String newPassword) {}

    @PostMapping("/login")
    @Allowed(anyone = true)
    ResponseEntity<Me> login(HttpServletRequest request, @RequestBody Login body) {
        List<Problem.FieldError> missing = new ArrayList<>();
        if (body.email() == null || body.email().isBlank()) {
            missing.add(new Problem.FieldError("email", "is required"));
        }
        if (body.password() == null || body.password().isEmpty()) {
            missing.add(new Problem.FieldError("password", "is required"));
        }
        if (body.email() == null || body.password() == null || !missing.isEmpty()) {
            throw Problem.fields(missing);
        }
        SigningIn.Entered entered = signingIn.with(body.email(), body.password(), SigningIn.Place.of(request));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.SET_COOKIE,
                        cookies.holding(request, entered.session().secret()))
                .body(new Me(profiles.of(entered.caller()), entered.session().csrfToken()));
    }

    @PostMapping("/logout")
    @Allowed
    ResponseEntity<Void> logout(HttpServletRequest request, Caller caller, CredentialId credential) {
        sessions.end(caller, credential);
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, cookies.ended(request))
                .build();
    }

    @GetMapping("/me")
    @Allowed
    ResponseEntity<Me> me(Caller caller, SignedIn signedIn) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Me(profiles.of(caller), signedIn.csrfToken()));
    }

    /** A new password needs the current one, and ends the user's other sessions. */
    @PatchMapping("/me")
    @Allowed
    Me change(HttpServletRequest request, Caller caller, SignedIn signedIn, @RequestBody MeFields body) {
        if (body.newPassword() != null) {
            if (body.currentPassword() == null) {
                throw Problem.field("current_password", "is required to set a new one");
            }
            signingIn.prove(caller, body.currentPassword(), SigningIn.Place.of(request));
        }
        profiles.change(caller, new Profiles.Change(body.name(), body.preferences(), body.newPassword()));
        Caller now = callers.present(List.of(signedIn.credential())).getOrDefault(signedIn.credential(), caller);
        return new Me(profiles.of(now), signedIn.csrfToken());
    }
}
