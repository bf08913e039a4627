package pebble.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pebble.board.Acted;
import pebble.board.Activity;
import pebble.board.Attempts;
import pebble.board.Card;
import pebble.board.CardId;
import pebble.board.CardMerging;
import pebble.board.CardView;
import pebble.board.Cards;
import pebble.board.Expected;
import pebble.identity.Caller;
import pebble.identity.EntityId;
import pebble.mail.Disposition;
import pebble.mail.Filings;
import pebble.mail.MessageId;
import pebble.mail.ThreadId;
import pebble.routing.ThreadCards;
import pebble.shared.IfMatch;
import pebble.shared.Problem;
import pebble.threads.Threads;
import pebble.threads.Threads.Putting;
import tools.jackson.databind.JsonNode;

/**
 * A person joins two conversations and their cards, parts them again, or splits messages off to a card of their own. Their word
 * is pinned to the messages, so that no later mail undoes it.
 */
@Component
class ConversationMerging {
    /** How many cards are offered, and among how many of those that answer to the words they are looked for. */
    private static final int OFFERED = 20;

    private static final int LOOKED_AT = 200;

    private final Cards cards;
    private final CardMerging merging;
    private final ThreadCards threadCards;
    private final Threads threads;
    private final Filings filings;
    private final Attempts attempts;

    ConversationMerging(
            Cards cards,
            CardMerging merging,
            ThreadCards threadCards,
            Threads threads,
            Filings filings,
            Attempts attempts) {
        this.cards = cards;
        this.merging = merging;
        this.threadCards = threadCards;
        this.threads = threads;
        this.filings = filings;
        this.attempts = attempts;
    }

    /** The cards that answer to words and that a card can be merged into, newest first. */
    List<Card> partners(Caller caller, CardId id, @Nullable String words) {
        Card card = cards.get(caller, id);
        if (card.isMerged()) {
            return List.of();
        }
        List<Card> alike = cards.answering(caller, card.handling().entityId(), words, LOOKED_AT);
        Set<ThreadId> received = threads.receivedBy(
                receiver(card), alike.stream().map(ConversationMerging::thread).toList());
        return alike.stream()
                .filter(other -> !other.id().equals(id) && received.contains(thread(other)))
                .limit(OFFERED)
                .toList();
    }

    Acted merge(Caller caller, CardId from, CardId into, Expected expected) {
        return attempts.run(() -> join(caller, from, into, expected, false));
    }

    /** Takes a split back, or does a merge again that had been taken back. */
    Acted rejoin(Caller caller, Activity parted) {
        CardId from = CardId.of(parted.data().path("from").asString(""));
        CardId into = CardId.of(parted.data().path("into").asString(""));
        return join(caller, from, into, Expected.ANY, parted.kind().equals("split") || wasSplit(parted));
    }

    private Acted join(Caller caller, CardId from, CardId into, Expected expected, boolean split) {
        Card gone = cards.get(caller, from);
        Card kept = cards.get(caller, into);
        EntityId entity = receiver(kept);
        if (!entity.equals(receiver(gone))) {
            throw Problem.field(
                    "into", "came to another legal entity's mailboxes; conversations never merge across entities");
        }
        filings.lock(entity);
        List<Putting> moved = threads.of(entity, thread(gone));
        Map<String, ?> data =
                Map.of("messages", moved.stream().map(Putting::message).toList(), "split", split);
        Acted acted =
                split ? merging.rejoin(caller, from, into, data) : merging.absorb(caller, from, into, expected, data);
        UUID together = UUID.randomUUID();
        List<Putting> all = Stream.concat(moved.stream(), threads.of(entity, thread(kept)).stream())
                .map(p -> new Putting(p.message(), thread(kept), together))
                .toList();
        threads.put(entity, all);
        threadCards.bring(entity, List.of(thread(kept)));
        return new Acted(cards.get(caller, into), acted.activityId());
    }

    /** Takes a merge back: the messages that came with the absorbed card go with it, and stay apart. */
    Acted unmerge(Caller caller, Activity merge) {
        CardId from = CardId.of(merge.data().path("from").asString(""));
        CardId into = CardId.of(merge.data().path("into").asString(""));
        EntityId entity = receiver(cards.get(caller, into));
        filings.lock(entity);
        Card kept = cards.get(caller, into);
        if (kept.isMerged() || !into.equals(cards.get(caller, from).standing().mergedInto())) {
            throw merging.overtaken(caller, merge, from, into);
        }
        Acted acted = merging.restore(caller, from, Map.of("split", wasSplit(merge)));
        Card restored = cards.get(caller, from);
        List<MessageId> back = messages(merge.data());
        part(entity, thread(kept), back, thread(restored));
        threadCards.bring(entity, List.of(thread(kept), thread(restored)));
        return new Acted(cards.get(caller, into), acted.activityId());
    }

    Acted split(Caller caller, CardId id, List<MessageId> wanted, Expected expected) {
        return attempts.run(() -> {
            EntityId entity = receiver(cards.get(caller, id));
            filings.lock(entity);
            Card card = cards.lock(caller, id);
            refuse(wanted, filings.inThreads(List.of(thread(card))));
            card.mustStandAlone();
            IfMatch.check(expected.version(), card.version(), CardView.of(card));
            ThreadId fresh = ThreadId.fresh(card.updatedAt());
            part(entity, thread(card), wanted, fresh);
            threadCards.bring(entity, List.of(thread(card), fresh), card);
            Card opened = cards.byThread(List.of(fresh.value())).getFirst();
            return merging.part(caller, opened.id(), id, Map.of("messages", wanted));
        });
    }

    private static void refuse(List<MessageId> wanted, List<Filings.Threaded> present) {
        if (wanted.isEmpty()
                || !present.stream().map(Filings.Threaded::message).toList().containsAll(wanted)) {
            throw Problem.field("message_ids", "must name messages of this card");
        }
        if (Set.copyOf(wanted).size() == present.size()) {
            throw Problem.field("message_ids", "names every message: at least one must stay");
        }
        if (present.stream()
                .noneMatch(letter -> wanted.contains(letter.message()) && letter.disposition() == Disposition.CARDED)) {
            throw Problem.field("message_ids", "are all noise: there would be nothing on the new card");
        }
    }

    private void part(EntityId entity, ThreadId from, List<MessageId> leaving, ThreadId to) {
        UUID here = UUID.randomUUID();
        UUID there = UUID.randomUUID();
        List<Putting> puttings = new ArrayList<>();
        for (Putting present : threads.of(entity, from)) {
            boolean leaves = leaving.contains(present.message());
            puttings.add(new Putting(present.message(), leaves ? to : from, leaves ? there : here));
        }
        threads.put(entity, puttings);
    }

    /** Whether the two cards had been one before somebody split them, so that no merge ever chose between their subjects. */
    private static boolean wasSplit(Activity joined) {
        return joined.data().path("split").asBoolean(false);
    }

    private static List<MessageId> messages(JsonNode data) {
        List<MessageId> messages = new ArrayList<>();
        data.path("messages").forEach(id -> messages.add(MessageId.of(id.asString(""))));
        return messages;
    }

    /** Its mail is sorted with that of the legal entity that received it, whoever holds the card. */
    private EntityId receiver(Card card) {
        return threads.receivers(List.of(thread(card))).stream()
                .findFirst()
                .orElse(card.handling().entityId());
    }

    private static ThreadId thread(Card card) {
        return new ThreadId(card.threadId());
    }
}
