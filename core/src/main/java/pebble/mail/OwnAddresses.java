package pebble.mail;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The addresses and domains of the group: its mailboxes, their aliases, its users.
 *
 * @param addresses bare, compared without regard to case
 * @param domains whole domains that are ours; subdomains of them are too
 */
public record OwnAddresses(Set<String> addresses, Set<String> domains) {
    public static final OwnAddresses NONE = new OwnAddresses(Set.of(), Set.of());

    public OwnAddresses {
        addresses = lower(addresses);
        domains = lower(domains);
    }

    /** Ours are these addresses, and the domains they are in unless the whole world gets addresses there. */
    public static OwnAddresses of(Set<String> addresses) {
        return new OwnAddresses(
                addresses,
                addresses.stream()
                        .map(FreeMail::domain)
                        .filter(domain -> !domain.isEmpty() && !FreeMail.serves(domain))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** Whether mail to this address reaches the group. */
    public boolean contains(String email) {
        var lower = email.toLowerCase(Locale.ROOT);
        return addresses.contains(lower) || ownsDomain(lower.substring(lower.lastIndexOf('@') + 1));
    }

    public boolean ownsDomain(String domain) {
        for (var part = domain; !part.isEmpty(); part = part.substring(part.indexOf('.') + 1)) {
            if (domains.contains(part)) {
                return true;
            }
            if (part.indexOf('.') < 0) {
                return false;
            }
        }
        return false;
    }

    private static Set<String> lower(Set<String> words) {
        return words.stream().map(word -> word.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }
}
