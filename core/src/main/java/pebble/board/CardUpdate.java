package pebble.board;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a thread looks like now. Null leaves what the card has.
 *
 * @param customerReplied the newest message came from outside: a snoozed card wakes, a finished one comes back to its inbox
 * @param badges all badges the mail gives the card
 */
public record CardUpdate(
        CardId card,
        Face face,
        boolean customerReplied,
        @Nullable SenderCheck senderCheck,
        @Nullable List<String> badges,
        @Nullable CompanyLink company) {

    public CardUpdate(CardId card, Face face, boolean customerReplied) {
        this(card, face, customerReplied, null, null, null);
    }
}
