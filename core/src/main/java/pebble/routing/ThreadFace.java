package pebble.routing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pebble.board.Face;
import pebble.mail.Filings;
import pebble.mail.OwnAddresses;
import pebble.mime.Address;

/** What a thread's messages show on its card. */
final class ThreadFace {
    private static final int SNIPPET = 240;

    private ThreadFace() {}

    /**
     * @param letters at least one, by date
     * @param own who is one of us
     * @param newest the newest words of the last letter
     */
    static Face of(List<Filings.Threaded> letters, OwnAddresses own, String newest) {
        Filings.Threaded first = letters.getFirst();
        Optional<Address> customer = Stream.concat(letters.stream().map(Filings.Threaded::from), first.to().stream())
                .filter(address -> !address.email().isEmpty() && !isOwn(address, own))
                .findFirst();
        return new Face(
                first.subject(),
                snippet(newest),
                customer.map(Address::name).filter(name -> !name.isBlank()).orElse(null),
                customer.map(Address::email).orElse(null),
                letters.size(),
                letters.stream().mapToInt(Filings.Threaded::attachmentCount).sum(),
                first.date(),
                letters.getLast().date(),
                waitingSince(letters, own));
    }

    /** The first word from outside that none of us has answered. */
    private static @Nullable Instant waitingSince(List<Filings.Threaded> letters, OwnAddresses own) {
        Instant since = null;
        for (Filings.Threaded letter : letters) {
            if (isOwn(letter.from(), own)) {
                since = null;
            } else if (since == null) {
                since = letter.date();
            }
        }
        return since;
    }

    private static boolean isOwn(Address address, OwnAddresses own) {
        return own.contains(address.email());
    }

    /** One line of the words themselves: every letter greets, and a card has room for what comes after. */
    static String snippet(String text) {
        String line = Salutation.skipped(text).replaceAll("\\s+", " ").strip();
        return line.length() <= SNIPPET ? line : line.substring(0, SNIPPET);
    }
}
