package pebble.lessons;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import pebble.board.ActivityId;
import pebble.board.CardId;
import pebble.board.CardReclassified;
import pebble.board.Classification;
import pebble.board.Streams;
import pebble.classifier.Passage;
import pebble.identity.Caller;
import pebble.identity.EntityId;
import pebble.mail.Disposition;
import pebble.mail.Filings;
import pebble.mail.Mailboxes;
import pebble.mail.MessageId;
import pebble.mail.OwnAddresses;
import pebble.mail.ThreadId;
import pebble.shared.PublicId;
import pebble.classifier.Intents;

/** People teach by what they do: in the same transaction as the act, and its undo takes the lesson back. */
@Component
public class Teaching {
    private static final String PERSON = "person";

    private final Lessons lessons;
    private final Filings filings;
    private final Mailboxes mailboxes;

    Teaching(Lessons lessons, Filings filings, Mailboxes mailboxes) {
        this.lessons = lessons;
        this.filings = filings;
        this.mailboxes = mailboxes;
    }

    /** A card went to another board by a person's hand: its newest mail from outside belongs there. */
    @EventListener
    void learn(CardReclassified act) {
        if (act.undoOf() != null
                && lessons.undo(act.undoOf().value(), act.activity().value())) {
            return;
        }
        Classification now = act.card().handling().classification();
        if (now == null || !now.decidedBy().equals(PERSON)) {
            return;
        }
        newestFromOutside(new ThreadId(act.thread())).ifPresent(message -> {
            Classification before = act.before();
            boolean confirms = before != null && before.stream().equals(now.stream());
            lessons.teach(List.of(new Lesson(
                    PublicId.fresh(act.at()),
                    confirms ? Lesson.Origin.CONFIRMED : Lesson.Origin.OVERRIDE,
                    message,
                    act.card().id(),
                    act.card().handling().entityId(),
                    passage(message),
                    now.stream(),
                    now.intent() == null ? "" : now.intent(),
                    said(message, before),
                    act.by().id().value(),
                    act.by().name(),
                    act.at(),
                    act.activity().value())));
        });
    }

    /**
     * A person said that a message is noise, or that it is not.
     *
     * @param noiseKind null when it is not noise
     * @param before how it was filed
     * @param act by which it can be undone; null when it cannot
     */
    public void filed(
            Caller caller,
            MessageId message,
            EntityId entity,
            @Nullable CardId card,
            @Nullable String noiseKind,
            @Nullable Classification before,
            Instant at,
            @Nullable ActivityId act) {
        lessons.teach(List.of(new Lesson(
                PublicId.fresh(at),
                Lesson.Origin.FILED,
                message,
                card,
                entity,
                passage(message),
                noiseKind == null ? Streams.UNCLASSIFIED : Intents.NOISE,
                noiseKind == null ? "" : noiseKind,
                said(message, before),
                caller.id().value(),
                caller.name(),
                at,
                act == null ? null : act.value())));
    }

    /** What an act taught is taken back with it. */
    public void undone(ActivityId act, ActivityId undoing) {
        lessons.undo(act.value(), undoing.value());
    }

    private Optional<MessageId> newestFromOutside(ThreadId thread) {
        OwnAddresses own = OwnAddresses.of(new HashSet<>(mailboxes.ownAddresses()));
        return filings.inThreads(List.of(thread)).stream()
                .filter(letter -> letter.disposition() == Disposition.CARDED)
                .filter(letter -> !own.contains(letter.from().email()))
                .reduce((earlier, later) -> later)
                .map(Filings.Threaded::message);
    }

    private Passage passage(MessageId message) {
        Filings.Words words = filings.words(List.of(message)).get(message);
        return words == null ? new Passage("", "", "") : new Passage(words.subject(), words.replyText(), words.from());
    }

    /** What the machine had said: where a person had spoken already, what stood there before them. */
    private @Nullable Classification said(MessageId message, @Nullable Classification before) {
        return before != null && before.decidedBy().equals(PERSON)
                ? lessons.firstSaid(message).orElse(null)
                : before;
    }
}
