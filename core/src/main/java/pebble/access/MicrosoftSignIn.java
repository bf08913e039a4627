package pebble.access;

import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.stereotype.Component;
import pebble.access.MicrosoftRefused.Reason;
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
    private final Clock clock;

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
        this.clock = clock;
        if (settings.begun() && !settings.offered()) {
            LOG.warn("Signing in with Microsoft is off: {}", settings.refusal());
        }
    }

    boolean offered() {
        return tenant != null;
    }

    record Departure(String uri, String state, String browser) {}

    Departure depart(String redirectUri, String returnTo, SigningIn.Place place) {
        MicrosoftTenant there = tenant();
        MicrosoftJourneys.Journey journey = journeys.begin(redirectUri, returnTo, place.address());
        return new Departure(there.signInUri(journey), journey.state(), journey.browser());
    }

    /** What Microsoft's redirect brings back, and the cookie of the browser that follows it. */
    record Return(
            String state,
            @Nullable String browser,
            @Nullable String code,
            @Nullable String error) {}

    sealed interface Arrival {}

    record LetIn(SigningIn.Entered entered, String returnTo) implements Arrival {}

    record TurnedAway(Reason reason, String returnTo) implements Arrival {}

    /**
     * A return that nobody waits for is answered at once and counts for nothing: any page of the web can make a browser send one, and
     * shall neither keep us busy nor use up the attempts of the network address that it sits at.
     */
    Arrival arrive(Return returned, SigningIn.Place place) {
        MicrosoftTenant there = tenant();
        Optional<MicrosoftJourneys.Journey> found = returned.browser() == null
                ? Optional.empty()
                : journeys.findAndEnd(returned.state(), returned.browser());
        if (found.isEmpty() || found.get().isOver(clock.instant())) {
            log(new MicrosoftRefused(Reason.STALE, "This sign-in is not waited for."), place);
            return new TurnedAway(
                    Reason.STALE, found.map(MicrosoftJourneys.Journey::returnTo).orElse(ReturnPath.START));
        }
        MicrosoftJourneys.Journey journey = found.get();
        long start = System.nanoTime();
        try {
            return new LetIn(enter(there, journey, returned, place), journey.returnTo());
        } catch (MicrosoftRefused refused) {
            log(refused, place);
            if (refused.reason() == Reason.REFUSED) {
                signingIn.failed(place, BY, String.valueOf(refused.getMessage()));
                signingIn.pause(start);
            }
            return new TurnedAway(refused.reason(), journey.returnTo());
        }
    }

    /** Failures are counted for the network address only, so that nobody can lock out another; an outage there is nobody's. */
    private SigningIn.Entered enter(
            MicrosoftTenant there, MicrosoftJourneys.Journey journey, Return returned, SigningIn.Place place) {
        LoginThrottle.Attempt attempt = begin(place);
        try {
            // No transaction is open here: no connection waits for Microsoft.
            MicrosoftAccounts.Account account = there.redeem(journey, code(returned));
            UserId user = accounts.findOrBind(account)
                    .orElseThrow(() -> new MicrosoftRefused(
                            Reason.REFUSED, "No active user belongs to the account " + account.object()));
            SigningIn.Entered entered = signingIn.proven(user, place, BY);
            throttle.succeeded(attempt);
            return entered;
        } catch (MicrosoftRefused refused) {
            if (refused.reason() != Reason.REFUSED) {
                throttle.succeeded(attempt);
            }
            throw refused;
        } catch (Problem disabledMeanwhile) {
            throw new MicrosoftRefused(Reason.REFUSED, "The user may not sign in any more.", disabledMeanwhile);
        }
    }

    private LoginThrottle.Attempt begin(SigningIn.Place place) {
        try {
            return throttle.begin("microsoft " + Secret.fresh(), place.address());
        } catch (Problem tooMany) {
            throw new MicrosoftRefused(Reason.THROTTLED, "Too many failures.", tooMany);
        }
    }

    private static String code(Return returned) {
        String error = returned.error();
        if (error != null) {
            throw MicrosoftFailures.atTheirPage(error);
        }
        if (returned.code() == null || returned.code().isBlank()) {
            throw new MicrosoftRefused(Reason.REFUSED, "Microsoft sent no code.");
        }
        return returned.code();
    }

    private MicrosoftTenant tenant() {
        if (tenant == null) {
            throw new Problem(
                    CommonError.NOT_FOUND, "Signing in with Microsoft is not set up here. Sign in with your password.");
        }
        return tenant;
    }

    /** What an administrator can mend is a warning. */
    private static void log(MicrosoftRefused refused, SigningIn.Place place) {
        LOG.atLevel(refused.reason() == Reason.SETUP ? Level.WARN : Level.INFO)
                .log(
                        "Signing in with Microsoft failed address={} reason={} why=\"{}\" cause=\"{}\"",
                        place.address(),
                        refused.reason().word(),
                        refused.getMessage(),
                        MicrosoftFailures.told(refused.getCause()));
    }
}
