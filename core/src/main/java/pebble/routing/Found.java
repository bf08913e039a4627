package pebble.routing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import pebble.lessons.Verdict;
import pebble.mail.Disposition;
import pebble.mail.Filings;
import pebble.mail.MessageId;

/**
 * What was found out of messages before their entity's turn was taken.
 *
 * @param verdicts what memory and model say of those that look as if they opened a card
 * @param unreadable for a person to look at
 */
record Found(Judging.Looks looks, Map<MessageId, Verdict> verdicts, List<Filings.Judged> unreadable) {

    static Found poison(MessageId message) {
        return new Found(
                Judging.Looks.NONE,
                Map.of(),
                List.of(quarantined(message, "Pebble could not judge it; it is kept as it came")));
    }

    static Filings.Judged quarantined(MessageId message, String reason) {
        return new Filings.Judged(message, Disposition.QUARANTINED, null, reason, null, null);
    }

    /** Of these messages. */
    Found only(Set<MessageId> messages) {
        return new Found(
                looks.only(messages),
                verdicts,
                unreadable.stream()
                        .filter(judged -> messages.contains(judged.message()))
                        .toList());
    }
}
