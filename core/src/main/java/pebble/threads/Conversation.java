package pebble.threads;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pebble.mail.FreeMail;
import pebble.mail.OwnAddresses;

/** Letters found to belong together so far, and who takes part. Grows while {@link Threading} works. */
final class Conversation {
    private final OwnAddresses own;
    private final List<Letter> letters = new ArrayList<>();
    private final Set<String> participants = new HashSet<>();
    private final Set<String> companies = new HashSet<>();
    private @Nullable UUID pin;
    private @Nullable UUID holder;

    Conversation(Letter first, OwnAddresses own) {
        this.own = own;
        letters.add(first);
        pin = first.pin();
        holder = first.holder();
        for (String email : first.participants()) {
            if (!own.contains(email)) {
                participants.add(email);
                String domain = FreeMail.domain(email);
                if (!domain.isEmpty() && !FreeMail.serves(domain)) {
                    companies.add(domain);
                }
            }
        }
    }

    /** The sender is one of us, wrote or was written to here, or belongs to the company of somebody who did. */
    boolean takesPart(Letter letter) {
        return own.contains(letter.sender())
                || participants.contains(letter.sender())
                || companies.contains(FreeMail.domain(letter.sender()));
    }

    /** The same, not counting what this letter itself says. */
    boolean takesPartElsewhere(Letter letter) {
        return own.contains(letter.sender())
                || letters.stream()
                        .filter(other -> other != letter)
                        .anyMatch(other -> new Conversation(other, own).takesPart(letter));
    }

    /** Somebody who is not one of us stands on the letter and here. */
    boolean sharesParticipant(Letter letter) {
        return letter.participants().stream().anyMatch(participants::contains);
    }

    boolean mayJoin(Conversation other) {
        return agree(pin, other.pin) && agree(holder, other.holder);
    }

    private static boolean agree(@Nullable UUID one, @Nullable UUID two) {
        return one == null || two == null || one.equals(two);
    }

    void absorb(Conversation other) {
        letters.addAll(other.letters);
        participants.addAll(other.participants);
        companies.addAll(other.companies);
        if (pin == null) {
            pin = other.pin;
        }
        if (holder == null) {
            holder = other.holder;
        }
    }

    List<Letter> letters() {
        return letters;
    }
}
