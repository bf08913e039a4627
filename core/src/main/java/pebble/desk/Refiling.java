package pebble.desk;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import pebble.audit.Audit;
import pebble.board.Acted;
import pebble.board.Activity;
import pebble.board.ActivityId;
import pebble.board.Attempts;
import pebble.board.BoardError;
import pebble.board.Card;
import pebble.board.CardFiling;
import pebble.board.CardFiling.Holds;
import pebble.board.CardId;
import pebble.board.Cards;
import pebble.board.Classification;
import pebble.board.UndoableAct;
import pebble.classification.NoiseKind;
import pebble.identity.Caller;
import pebble.identity.EntityId;
import pebble.lessons.Teaching;
import pebble.mail.Disposition;
import pebble.mail.Filings;
import pebble.mail.Intake.MailAccepted;
import pebble.mail.MailError;
import pebble.mail.MessageId;
import pebble.mail.ThreadId;
import pebble.routing.ThreadCards;
import pebble.shared.Problem;
import pebble.shared.PublicId;
import pebble.threads.Threads;
import tools.jackson.databind.json.JsonMapper;

/** A person says that a message is noise, or that it is not, and takes it back. Their word stands: nothing judges it again. */
@Component
class Refiling implements UndoableAct {
    /** What a person may file a message as, in words. */
    static final String FILED_AS =
            "must be carded, noise or pending: whether a message is quarantined is Pebble's to say";

    private final Filings filings;
    private final Threads threads;
    private final ThreadCards threadCards;
    private final Cards cards;
    private final CardFiling cardFiling;
    private final Attempts attempts;
    private final Correspondence correspondence;
    private final Audit audit;
    private final Teaching teaching;
    private final ApplicationEventPublisher events;
    private final JsonMapper json;
    private final Clock clock;

    Refiling(
            Filings filings,
            Threads threads,
            ThreadCards threadCards,
            Cards cards,
            CardFiling cardFiling,
            Attempts attempts,
            Correspondence correspondence,
            Audit audit,
            Teaching teaching,
            ApplicationEventPublisher events,
            JsonMapper json,
            Clock clock) {
        this.filings = filings;
        this.threads = threads;
        this.threadCards = threadCards;
        this.cards = cards;
        this.cardFiling = cardFiling;
        this.attempts = attempts;
        this.correspondence = correspondence;
        this.audit = audit;
        this.teaching = teaching;
        this.events = events;
        this.json = json;
        this.clock = clock;
    }

    /** How a message is filed, as an activity keeps it. */
    record Filed(
            Disposition disposition,
            @Nullable String noiseKind,
            @Nullable String reason) {
        static Filed of(Correspondence.Found found) {
            var filing = found.message().filing();
            return new Filed(filing.disposition(), filing.noiseKind(), filing.reason());
        }
    }

    /** What a fault of ours sent to quarantine goes the way of mail that has just come. */
    void judgeAgain(Caller caller, Correspondence.Found found) {
        UUID batch = PublicId.fresh(clock.instant());
        attempts.run(() -> {
            if (!filings.release(found.entity(), found.message().id(), batch)) {
                throw MailError.MESSAGE_NOT_QUARANTINED.problem();
            }
            events.publishEvent(new MailAccepted(found.entity()));
            record(caller, found, Map.of("disposition", Disposition.PENDING));
            return found;
        });
    }

    /** @return by what it is undone; empty when it was filed so already, or its conversation has no card that the caller may see */
    Optional<ActivityId> file(
            Caller caller, Correspondence.Found seen, Disposition disposition, @Nullable String noiseKind) {
        if (disposition != Disposition.CARDED && disposition != Disposition.NOISE) {
            throw Problem.field("disposition", FILED_AS);
        }
        if (disposition == Disposition.NOISE && (NoiseKind.find(noiseKind).isEmpty())) {
            throw Problem.field("noise_kind", "must be one of " + NoiseKind.KEYS);
        }
        return attempts.run(() -> {
            filings.lock(seen.entity());
            Correspondence.Found found =
                    correspondence.get(caller, seen.message().id(), seen.entity());
            Filed to = new Filed(
                    disposition, disposition == Disposition.NOISE ? noiseKind : null, "Filed by " + caller.name());
            if (to.equals(Filed.of(found))) {
                return Optional.empty();
            }
            ThreadId thread = refile(caller, found, to);
            Optional<Card> card = cards.byThread(List.of(thread.value())).stream()
                    .filter(one -> cards.find(caller, one.id()).isPresent())
                    .findFirst();
            Optional<ActivityId> act = card.map(one ->
                            cardFiling.file(caller, CardFiling.KIND, one.id(), holds(thread, to), told(found, to)))
                    .map(Acted::activityId);
            teaching.filed(
                    caller,
                    found.message().id(),
                    found.heldBy(),
                    card.map(Card::id).orElse(null),
                    to.noiseKind(),
                    before(Filed.of(found), card.orElse(null)),
                    clock.instant(),
                    act.orElse(null));
            return act;
        });
    }

    /** What the message was taken for. */
    private static @Nullable Classification before(Filed filed, @Nullable Card card) {
        if (filed.disposition() == Disposition.NOISE) {
            return new Classification("noise", filed.noiseKind(), 1, "rule", List.of());
        }
        return card == null ? null : card.handling().classification();
    }

    @Override
    public String kind() {
        return CardFiling.KIND;
    }

    @Override
    public Acted undo(Caller caller, Activity activity) {
        CardId card = Optional.ofNullable(activity.card()).orElseThrow(BoardError.NOT_UNDOABLE::problem);
        EntityId entity = threads.receivers(
                        List.of(new ThreadId(cards.get(caller, card).threadId())))
                .getFirst();
        filings.lock(entity);
        MessageId message = MessageId.of(activity.data().path("message_id").asString(""));
        Correspondence.Found found = correspondence.get(caller, message, entity);
        Filed to = json.treeToValue(activity.data().path("from"), Filed.class);
        if (!Filed.of(found).equals(json.treeToValue(activity.data().path("to"), Filed.class))) {
            throw cardFiling.overtaken(
                    caller,
                    activity,
                    Stream.of(card, found.card()).filter(Objects::nonNull).toList(),
                    Map.of("message_id", message));
        }
        ThreadId thread = refile(caller, found, to);
        Acted undone = cardFiling.unfile(caller, CardFiling.KIND, card, activity, holds(thread, to), told(found, to));
        if (undone.activityId() != null) {
            teaching.undone(activity.id(), undone.activityId());
        }
        return undone;
    }

    /** The message as it is filed is held already: the filings of its entity are locked before it is read. */
    ThreadId refile(Caller caller, Correspondence.Found found, Filed to) {
        ThreadId thread = found.message().filing().thread();
        if (thread == null) {
            throw Problem.field("disposition", "cannot be changed yet: this message has no conversation");
        }
        filings.refile(
                found.entity(),
                new Filings.Judged(
                        found.message().id(),
                        to.disposition(),
                        to.noiseKind(),
                        to.reason(),
                        found.message().filing().senderCheck(),
                        null),
                caller.id().value());
        threadCards.bring(found.entity(), List.of(thread));
        record(
                caller,
                found,
                Map.of("disposition", to.disposition(), "noise_kind", to.noiseKind() == null ? "" : to.noiseKind()));
        return thread;
    }

    private Holds holds(ThreadId thread, Filed filed) {
        if (filed.disposition() == Disposition.CARDED) {
            return Holds.THE_MESSAGE;
        }
        return filings.inThreads(List.of(thread)).stream()
                        .anyMatch(letter -> letter.disposition() == Disposition.CARDED)
                ? Holds.OTHERS
                : Holds.NOTHING;
    }

    private static Map<String, ?> told(Correspondence.Found found, Filed to) {
        return Map.of("message_id", found.message().id(), "from", Filed.of(found), "to", to);
    }

    private void record(Caller caller, Correspondence.Found found, Map<String, ?> after) {
        audit.record(
                caller,
                new Audit.Change(
                        "message.filed",
                        "message",
                        found.message().id().toString(),
                        found.heldBy(),
                        Map.of("disposition", found.message().filing().disposition()),
                        after));
    }
}
