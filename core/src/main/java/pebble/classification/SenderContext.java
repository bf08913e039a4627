package pebble.classification;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pebble.mail.OwnAddresses;

/**
 * Whom the group knows. Building it prepares the comparisons, so keep one and use it for many mails; build a new one when users or
 * companies change. Safe for many threads.
 */
public final class SenderContext {
    private final OwnAddresses own;
    private final @Nullable String authservId;
    private final Lookalikes lookalikes;
    private final Map<String, Colleague> byName = new HashMap<>();

    /**
     * Somebody of ours.
     *
     * @param name as shown to others
     */
    public record Colleague(String name, String email) {}

    /**
     * @param companyDomains domains of the companies we deal with
     * @param authservId by which the mailbox's own server signs its Authentication-Results (RFC 8601); null: none is believed
     */
    public SenderContext(
            OwnAddresses own,
            Collection<Colleague> colleagues,
            Collection<String> companyDomains,
            @Nullable String authservId) {
        this.own = own;
        this.authservId = authservId == null || authservId.isBlank()
                ? null
                : authservId.strip().toLowerCase(Locale.ROOT);
        this.lookalikes = new Lookalikes(own.domains(), companyDomains);
        for (var colleague : colleagues) {
            var folded = PersonName.folded(colleague.name());
            if (PersonName.isWhole(folded)) {
                byName.put(folded, colleague);
            }
        }
    }

    OwnAddresses own() {
        return own;
    }

    @Nullable
    String authservId() {
        return authservId;
    }

    Lookalikes lookalikes() {
        return lookalikes;
    }

    /** The colleague whose name this is or closely resembles. */
    @Nullable
    Colleague colleagueNamed(String name) {
        var folded = PersonName.folded(name);
        if (!PersonName.isWhole(folded)) {
            return null;
        }
        var same = byName.get(folded);
        if (same != null) {
            return same;
        }
        for (var each : byName.entrySet()) {
            if (folded.length() >= 9 && EditDistance.within(folded, each.getKey(), 1)) {
                return each.getValue();
            }
        }
        return null;
    }
}
