package pebble.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pebble.identity.Caller;
import pebble.identity.IdentityChanged;
import pebble.identity.IdentityError;
import pebble.identity.Profiles;
import pebble.identity.UserId;
import pebble.shared.CommonError;
import pebble.shared.Problem;

/** From an e-mail address and a password to a session. */
@Component
class SigningIn {
    private static final String PASSWORD = "password";

    private final Profiles profiles;
    private final Callers callers;
    private final Sessions sessions;
    private final LoginThrottle throttle;
    private final TransactionTemplate transaction;
    private final AccessSettings settings;
    private final ApplicationEventPublisher events;

    SigningIn(
            Profiles profiles,
            Callers callers,
            Sessions sessions,
            LoginThrottle throttle,
            TransactionTemplate transaction,
            AccessSettings settings,
            ApplicationEventPublisher events) {
        this.profiles = profiles;
        this.callers = callers;
        this.sessions = sessions;
        this.throttle = throttle;
        this.transaction = transaction;
        this.settings = settings;
        this.events = events;
    }

    /** Where somebody sits, as far as the network tells. */
    record Place(String address, @Nullable String agent) {
        static Place of(HttpServletRequest request) {
            return new Place(request.getRemoteAddr(), request.getHeader(HttpHeaders.USER_AGENT));
        }
    }

    record Entered(Caller caller, Sessions.Started session) {}

    /** The password is looked at outside a transaction: no connection waits for it. */
    Entered with(String email, String password, Place place) {
        long start = System.nanoTime();
        LoginThrottle.Attempt attempt = throttle.begin(email, place.address());
        Profiles.Verified verified = profiles.verify(email, password);
        UserId user = verified.known();
        if (user == null || !verified.right()) {
            if (user != null) {
                transaction.executeWithoutResult(status -> tell(Caller.SYSTEM, "login.failed", user, place, PASSWORD));
            }
            pause(start);
            throw new Problem(IdentityError.INVALID_CREDENTIALS, IdentityError.INVALID_CREDENTIALS.sentence());
        }
        throttle.succeeded(attempt);
        return proven(user, place, PASSWORD);
    }

    /** Who somebody is was proven elsewhere. */
    Entered proven(UserId user, Place place, String by) {
        Entered entered = transaction.execute(status -> enter(user, place, by));
        if (entered == null) {
            throw new Problem(CommonError.UNAVAILABLE, "Signing in did not work just now. Try again in a moment.");
        }
        return entered;
    }

    /** Keeps the record of a failure that no user can be named for. */
    void failed(Place place, String by, String reason) {
        transaction.executeWithoutResult(status -> events.publishEvent(new IdentityChanged(
                Caller.SYSTEM,
                "login.failed",
                "sign_in",
                by,
                null,
                null,
                Map.of("address", place.address(), "by", by, "reason", reason))));
    }

    /** A known user's failure is written down and so takes a little longer than an unknown one's: nobody shall measure that. */
    void pause(long start) {
        long pace = settings.failurePace().toNanos();
        if (pace > 0) {
            LockSupport.parkNanos(pace - (System.nanoTime() - start) % pace);
        }
    }

    private Entered enter(UserId user, Place place, String by) {
        Sessions.Started session = sessions.start(user, place.address(), place.agent());
        Caller caller = callers.bySession(session.secret())
                .orElseThrow(() ->
                        new Problem(IdentityError.INVALID_CREDENTIALS, IdentityError.INVALID_CREDENTIALS.sentence()))
                .caller();
        tell(caller, "login.succeeded", user, place, by);
        return new Entered(caller, session);
    }

    /** Users who change their password prove first that it is they, throttled as a sign-in is. */
    void prove(Caller caller, String password, Place place) {
        LoginThrottle.Attempt attempt = throttle.begin(caller.email(), place.address());
        if (!profiles.verify(caller.email(), password).right()) {
            throw Problem.field("current_password", "is not right");
        }
        throttle.succeeded(attempt);
    }

    private void tell(Caller actor, String act, UserId user, Place place, String by) {
        events.publishEvent(new IdentityChanged(
                actor, act, "user", user.toString(), null, null, Map.of("address", place.address(), "by", by)));
    }
}
