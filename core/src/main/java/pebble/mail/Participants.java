package pebble.mail;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import pebble.mime.Address;
import pebble.mime.Mail;

/** Who takes part in a mail. */
public final class Participants {
    private Participants() {}

    /**
     * The lower-case addresses of From, To and Cc. A mailing list takes part under its List-Id (RFC 2919) too, written
     * {@code list:<id>}, since one list is often written to under several addresses.
     */
    public static Set<String> of(Mail mail) {
        Set<String> participants = new LinkedHashSet<>();
        Stream.of(mail.from(), mail.to(), mail.cc())
                .flatMap(List::stream)
                .map(Address::email)
                .filter(email -> email.contains("@"))
                .forEach(email -> participants.add(email.toLowerCase(Locale.ROOT)));
        mail.findHeader("List-Id").ifPresent(id -> participants.add("list:" + bare(id)));
        return participants;
    }

    private static String bare(String listId) {
        int open = listId.lastIndexOf('<');
        int close = listId.indexOf('>', open + 1);
        String id = open < 0 || close < 0 ? listId : listId.substring(open + 1, close);
        return id.strip().toLowerCase(Locale.ROOT);
    }
}
