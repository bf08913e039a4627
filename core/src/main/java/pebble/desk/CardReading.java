package pebble.desk;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pebble.board.Card;
import pebble.facts.Fact;
import pebble.facts.Language;
import pebble.facts.Urgency;
import pebble.identity.Caller;
import pebble.mail.Disposition;
import pebble.mail.Mailboxes;
import pebble.mail.Message;
import pebble.mail.MessageId;
import pebble.mail.OwnAddresses;
import pebble.mail.ThreadId;
import pebble.routing.KnownNames;

/** What stands in the newest mail of a card's customer. It is read anew whenever somebody looks, so that better rules show at once. */
@Component
class CardReading {
    private final Correspondence correspondence;
    private final KnownNames names;
    private final Mailboxes mailboxes;
    private final Summaries summaries;

    CardReading(Correspondence correspondence, KnownNames names, Mailboxes mailboxes, Summaries summaries) {
        this.correspondence = correspondence;
        this.names = names;
        this.mailboxes = mailboxes;
        this.summaries = summaries;
    }

    /**
     * @param messageId in whose subject and text the places of the facts count
     * @param summary null until somebody asked for it
     * @param canSummarise whether a language model is set up that can be asked
     */
    record Reading(
            MessageId messageId,
            String language,
            Urgency.Level urgency,
            String urgencyReason,
            List<Fact> entities,
            Summaries.@Nullable Summary summary,
            boolean canSummarise) {}

    /** Empty when none of the card's mail can be read. */
    Optional<Reading> of(Caller caller, Card card) {
        return newest(conversation(caller, card)).map(message -> {
            Message.Texts texts = message.texts();
            String text = texts == null ? "" : texts.text();
            Urgency urgency = Urgency.of(message.subject(), texts == null ? "" : texts.newestText());
            return new Reading(
                    message.id(),
                    Language.of(message.subject(), texts == null ? "" : texts.replyText()),
                    urgency.level(),
                    urgency.reason(),
                    names.facts(message.subject(), text, message.from()),
                    summaries.find(new ThreadId(card.threadId()), message.id()).orElse(null),
                    summaries.canBeAsked());
        });
    }

    /** The messages of the card, oldest first. */
    List<Message> conversation(Caller caller, Card card) {
        return correspondence.ofThread(caller, new ThreadId(card.threadId())).stream()
                .map(Correspondence.Found::message)
                .filter(message -> message.filing().disposition() == Disposition.CARDED)
                .toList();
    }

    /** The customer's; ours where they have not written. */
    Optional<Message> newest(List<Message> conversation) {
        OwnAddresses own = OwnAddresses.of(new HashSet<>(mailboxes.ownAddresses()));
        return conversation.reversed().stream()
                .filter(message -> !own.contains(message.from().email()))
                .findFirst()
                .or(() -> conversation.isEmpty() ? Optional.empty() : Optional.of(conversation.getLast()));
    }
}
