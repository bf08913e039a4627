package pebble.access;

import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import pebble.identity.UserId;
import pebble.shared.CommonError;
import pebble.shared.Problem;

/** From Microsoft's word for a person to a session. Users are never made by it. */
@Component
class MicrosoftSignIn {
    private static final Logger LOG = LoggerFactory.getLogger(MicrosoftSignIn.class);

    private static final String BY = "microsoft";

    private final @Nullable MicrosoftTenant tenant;
    private final MicrosoftJourneys journeys;
    private final MicrosoftAccounts accounts;
    private final SigningIn signingIn;
    private final LoginThrottle throttle;

    MicrosoftSignIn(
            MicrosoftSettings settings,
            MicrosoftJourneys journeys,
            MicrosoftAccounts accounts,
            SigningIn signingIn,
            LoginThrottle throttle,
            Clock clock) {
        this.tenant = settings.offered() ? new MicrosoftTenant(settings, clock) : null;
        this.journeys = journeys;
        this.accounts = accounts;
        this.signingIn = signingIn;
        this.throttle = throttle;
        if (settings.begun() && !settings.offered()) {
            LOG.warn("Signing in with Microsoft is off: {}", settings.refusal());
        }
    }

    boolean offered() {
        return tenant != null;
    }

    record Departure(String uri, String browser) {}

    Departure depart(String redirectUri, String returnTo) {
        MicrosoftTenant there = tenant();
        MicrosoftJourneys.Journey journey = journeys.begin(redirectUri, returnTo);
        return new Departure(there.signInUri(journey), journey.browser());
    }

    /** What Microsoft's redirect brings back, and the cookie of the browser that follows it. */
    record Return(
            @Nullable String state,
            @Nullable String browser,
            @Nullable String code,
            @Nullable String error) {}

    record Arrival(SigningIn.Entered entered, String returnTo) {}

    /** Failures are counted for the network address only: there is no password to guess, and nobody can lock out another. */
    Arrival arrive(Return returned, SigningIn.Place place) {
        MicrosoftTenant there = tenant();
        long start = System.nanoTime();
        LoginThrottle.Attempt attempt = begin(place);
        try {
            Arrival arrival = arrive(there, returned, place);
            throttle.succeeded(attempt);
            return arrival;
        } catch (MicrosoftRefused refused) {
            String reason = refused.reason().name().toLowerCase(Locale.ROOT);
            String cause = refused.getCause() == null
                    ? ""
                    : String.valueOf(refused.getCause().getMessage());
            LOG.info(
                    "Signing in with Microsoft failed address={} reason={} why=\"{}\" cause=\"{}\"",
                    place.address(),
                    reason,
                    refused.getMessage(),
                    cause);
            if (refused.reason() == MicrosoftRefused.Reason.UNAVAILABLE) {
                // Nobody's failure: an outage there shall not close the way by password here.
                throttle.succeeded(attempt);
            } else if (refused.reason() == MicrosoftRefused.Reason.REFUSED) {
                signingIn.failed(place, BY, String.valueOf(refused.getMessage()));
            }
            signingIn.pause(start);
            throw refused;
        }
    }

    private Arrival arrive(MicrosoftTenant there, Return returned, SigningIn.Place place) {
        MicrosoftJourneys.Journey journey = journey(returned);
        String code = returned.code();
        if (code == null || code.isBlank() || returned.error() != null) {
            throw refused("Microsoft sent no code: " + known(returned.error()));
        }
        // No transaction is open here: no connection waits for Microsoft.
        MicrosoftAccounts.Account account = there.redeem(journey, code);
        UserId user = accounts.findOrBind(account)
                .orElseThrow(() -> refused("No active user belongs to the account " + account.object()));
        try {
            return new Arrival(signingIn.proven(user, place, BY), journey.returnTo());
        } catch (Problem disabledMeanwhile) {
            throw new MicrosoftRefused(
                    MicrosoftRefused.Reason.REFUSED, "The user may not sign in any more.", disabledMeanwhile);
        }
    }

    private LoginThrottle.Attempt begin(SigningIn.Place place) {
        try {
            return throttle.begin("microsoft " + Secret.fresh(), place.address());
        } catch (Problem tooMany) {
            throw new MicrosoftRefused(MicrosoftRefused.Reason.THROTTLED, "Too many failures.", tooMany);
        }
    }

    private MicrosoftJourneys.Journey journey(Return returned) {
        if (returned.state() == null || returned.browser() == null) {
            throw stale();
        }
        return journeys.findAndEnd(returned.state(), returned.browser()).orElseThrow(MicrosoftSignIn::stale);
    }

    private MicrosoftTenant tenant() {
        if (tenant == null) {
            throw new Problem(CommonError.NOT_FOUND, "Signing in with Microsoft is not set up here.");
        }
        return tenant;
    }

    /** Only the codes of the standard go to the log, not whatever the address bar says. */
    private static String known(@Nullable String error) {
        return error != null && error.matches("[a-z_]{1,40}") ? error : "none";
    }

    private static MicrosoftRefused refused(String why) {
        return new MicrosoftRefused(MicrosoftRefused.Reason.REFUSED, why);
    }

    private static MicrosoftRefused stale() {
        return new MicrosoftRefused(MicrosoftRefused.Reason.STALE, "This sign-in is not waited for.");
    }
}
