package pebble.threads;

import java.util.Set;
import java.util.stream.Collectors;
import pebble.mail.FreeMail;

/** Who is "us": the group's own addresses, and everybody in their domains. */
record OwnPeople(Set<String> addresses, Set<String> domains) {

    static OwnPeople of(Set<String> addresses) {
        return new OwnPeople(
                addresses,
                addresses.stream()
                        .map(FreeMail::domain)
                        .filter(domain -> !domain.isEmpty() && !FreeMail.serves(domain))
                        .collect(Collectors.toSet()));
    }

    boolean include(String email) {
        return addresses.contains(email) || domains.contains(FreeMail.domain(email));
    }

    /** Whether somebody who is not one of us stands on both letters. */
    boolean shareOutsider(Letter one, Letter two) {
        return one.participants().stream().anyMatch(email -> two.participants().contains(email) && !include(email));
    }
}
