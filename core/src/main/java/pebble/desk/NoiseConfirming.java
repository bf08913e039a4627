package pebble.desk;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
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
import pebble.mail.Mailboxes;
import pebble.mail.MessageId;
import pebble.mail.OwnAddresses;
import pebble.mail.ThreadId;
import pebble.shared.Problem;
import pebble.threads.Threads;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A person says that a whole conversation is noise, in one act: what others wrote in it is filed as that, and its card is put away. What we answered stays
 * what it is, and is no lesson. The newest letter from outside teaches, as when a card is moved.
 */
@Component
class NoiseConfirming implements UndoableAct {
    private final Refiling refiling;
    private final Correspondence correspondence;
    private final Filings filings;
    private final Threads threads;
    private final Mailboxes mailboxes;
    private final Cards cards;
    private final CardFiling cardFiling;
    private final Attempts attempts;
    private final Teaching teaching;
    private final JsonMapper json;
    private final Clock clock;

    NoiseConfirming(
            Refiling refiling,
            Correspondence correspondence,
            Filings filings,
            Threads threads,
            Mailboxes mailboxes,
            Cards cards,
            CardFiling cardFiling,
            Attempts attempts,
            Teaching teaching,
            JsonMapper json,
            Clock clock) {
        this.refiling = refiling;
        this.correspondence = correspondence;
        this.filings = filings;
        this.threads = threads;
        this.mailboxes = mailboxes;
        this.cards = cards;
        this.cardFiling = cardFiling;
        this.attempts = attempts;
        this.teaching = teaching;
        this.json = json;
        this.clock = clock;
    }

    /** How one message was filed and is filed. */
    private record Change(Correspondence.Found found, Refiling.Filed to) {
        Map<String, ?> told() {
            return Map.of("message_id", found.message().id(), "from", Refiling.Filed.of(found), "to", to);
        }
    }

    /** @param kind of noise; null takes what it was taken for, else unwanted mail */
    Acted file(Caller caller, CardId id, @Nullable String kind) {
        if (kind != null && NoiseKind.find(kind).isEmpty()) {
            throw Problem.field("kind", "must be one of " + NoiseKind.KEYS);
        }
        return attempts.run(() -> {
            lock(cards.get(caller, id));
            Card card = cards.get(caller, id);
            card.mustStandAlone();
            Classification before = card.handling().classification();
            String thoughtOf = before == null ? null : before.intent();
            Refiling.Filed noise = new Refiling.Filed(
                    Disposition.NOISE,
                    NoiseKind.of(kind == null ? thoughtOf : kind).key(),
                    "Filed by " + caller.name());
            List<Change> changes = fromOutside(caller, card).stream()
                    .map(one -> new Change(one, noise))
                    .toList();
            changes.forEach(change -> refiling.refile(caller, change.found(), change.to()));
            Acted acted = cardFiling.file(caller, CardFiling.CONVERSATION, id, Holds.NOTHING, told(changes));
            if (!changes.isEmpty()) {
                Correspondence.Found newest = changes.getLast().found();
                teaching.filed(
                        caller,
                        newest.message().id(),
                        newest.heldBy(),
                        id,
                        noise.noiseKind(),
                        before,
                        clock.instant(),
                        acted.activityId());
            }
            return acted;
        });
    }

    /** What lies on the card and others wrote, oldest first; all of it where nobody else wrote. */
    private List<Correspondence.Found> fromOutside(Caller caller, Card card) {
        List<Correspondence.Found> carded = correspondence.ofThread(caller, new ThreadId(card.threadId())).stream()
                .filter(one -> one.message().filing().disposition() == Disposition.CARDED)
                .toList();
        OwnAddresses own = OwnAddresses.of(new HashSet<>(mailboxes.ownAddresses()));
        List<Correspondence.Found> outside = carded.stream()
                .filter(one -> !own.contains(one.message().from().email()))
                .toList();
        return outside.isEmpty() ? carded : outside;
    }

    private EntityId lock(Card card) {
        EntityId entity = threads.receivers(List.of(new ThreadId(card.threadId()))).stream()
                .findFirst()
                .orElseThrow(DeskError.NOTHING_TO_READ::problem);
        filings.lock(entity);
        return entity;
    }

    private static Map<String, ?> told(List<Change> changes) {
        return Map.of("messages", changes.stream().map(Change::told).toList());
    }

    @Override
    public String kind() {
        return CardFiling.CONVERSATION;
    }

    @Override
    public Acted undo(Caller caller, Activity activity) {
        CardId card = Optional.ofNullable(activity.card()).orElseThrow(BoardError.NOT_UNDOABLE::problem);
        EntityId entity = lock(cards.get(caller, card));
        List<Change> changes = new ArrayList<>();
        for (JsonNode told : activity.data().path("messages")) {
            MessageId message = MessageId.of(told.path("message_id").asString(""));
            Correspondence.Found found = correspondence.get(caller, message, entity);
            if (!Refiling.Filed.of(found).equals(json.treeToValue(told.path("to"), Refiling.Filed.class))) {
                throw cardFiling.overtaken(caller, activity, List.of(card), Map.of("message_id", message));
            }
            changes.add(new Change(found, json.treeToValue(told.path("from"), Refiling.Filed.class)));
        }
        changes.forEach(change -> refiling.refile(caller, change.found(), change.to()));
        boolean back = changes.stream().anyMatch(change -> change.to().disposition() == Disposition.CARDED);
        Acted undone = cardFiling.unfile(
                caller,
                CardFiling.CONVERSATION,
                card,
                activity,
                back || changes.isEmpty() ? Holds.THE_MESSAGE : Holds.NOTHING,
                told(changes));
        ActivityId undoing = undone.activityId();
        if (undoing != null) {
            teaching.undone(activity.id(), undoing);
        }
        return undone;
    }
}
