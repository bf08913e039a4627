package pebble.lessons;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import pebble.board.ActivityId;
import pebble.board.CardId;
import pebble.board.CardReclassified;
import pebble.board.CardsReclassified;
import pebble.board.Classification;
import pebble.board.Streams;
import pebble.classifier.Intents;
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

    /**
     * Cards went to other boards by a person's hand: the newest mail from outside of each belongs there. All that is read is read before anything is
     * written, since who writes holds up everybody else who teaches.
     */
    @EventListener
    void learn(CardsReclassified act) {
        Map<UUID, UUID> undone = new LinkedHashMap<>();
        for (CardReclassified card : act.cards()) {
            if (card.undoOf() != null) {
                undone.put(card.undoOf().value(), card.activity().value());
            }
        }
        if (!undone.isEmpty()) {
            undone.keySet().retainAll(lessons.concerned(undone.keySet()));
        }
        List<Lesson> learnt = learnt(act.cards().stream()
                .filter(card -> card.undoOf() == null
                        || !undone.containsKey(card.undoOf().value()))
                .filter(card -> isOfPerson(card.card().handling().classification()))
                .toList());
        if (!undone.isEmpty()) {
            lessons.undo(undone);
        }
        if (!learnt.isEmpty()) {
            lessons.teach(learnt);
        }
    }

    private List<Lesson> learnt(List<CardReclassified> cards) {
        if (cards.isEmpty()) {
            return List.of();
        }
        Map<ThreadId, MessageId> newest = newestFromOutside(
                cards.stream().map(card -> new ThreadId(card.thread())).toList());
        Map<MessageId, Filings.Words> words = filings.words(newest.values());
        Map<MessageId, Classification> first = lessons.firstSaid(newest.values());
        List<Lesson> learnt = new ArrayList<>();
        for (CardReclassified card : cards) {
            MessageId message = newest.get(new ThreadId(card.thread()));
            Classification now = card.card().handling().classification();
            if (message != null && now != null) {
                learnt.add(lesson(card, message, passage(words.get(message)), now, first.get(message)));
            }
        }
        return learnt;
    }

    private static Lesson lesson(
            CardReclassified card,
            MessageId message,
            Passage passage,
            Classification now,
            @Nullable Classification first) {
        Classification before = card.before();
        boolean confirms = before != null && before.stream().equals(now.stream());
        return new Lesson(
                PublicId.fresh(card.at()),
                confirms ? Lesson.Origin.CONFIRMED : Lesson.Origin.OVERRIDE,
                message,
                card.card().id(),
                card.card().handling().entityId(),
                passage,
                now.stream(),
                now.intent() == null ? "" : now.intent(),
                said(before, first),
                card.by().id().value(),
                card.by().name(),
                card.at(),
                card.activity().value());
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
                passage(filings.words(List.of(message)).get(message)),
                noiseKind == null ? Streams.UNCLASSIFIED : Intents.NOISE,
                noiseKind == null ? "" : noiseKind,
                said(before, lessons.firstSaid(List.of(message)).get(message)),
                caller.id().value(),
                caller.name(),
                at,
                act == null ? null : act.value())));
    }

    /** What an act taught is taken back with it. */
    public void undone(ActivityId act, ActivityId undoing) {
        if (!lessons.concerned(List.of(act.value())).isEmpty()) {
            lessons.undo(Map.of(act.value(), undoing.value()));
        }
    }

    private Map<ThreadId, MessageId> newestFromOutside(List<ThreadId> threads) {
        OwnAddresses own = OwnAddresses.of(new HashSet<>(mailboxes.ownAddresses()));
        Map<ThreadId, MessageId> newest = new HashMap<>();
        filings.inThreads(threads).stream()
                .filter(letter -> letter.disposition() == Disposition.CARDED)
                .filter(letter -> !own.contains(letter.from().email()))
                .forEach(letter -> newest.put(letter.thread(), letter.message()));
        return newest;
    }

    private static Passage passage(Filings.@Nullable Words words) {
        return words == null ? new Passage("", "", "") : new Passage(words.subject(), words.replyText(), words.from());
    }

    private static boolean isOfPerson(@Nullable Classification said) {
        return said != null && said.decidedBy().equals(PERSON);
    }

    /** What the machine had said: where a person had spoken already, what stood there before them. */
    private static @Nullable Classification said(@Nullable Classification before, @Nullable Classification first) {
        return isOfPerson(before) ? first : before;
    }
}
