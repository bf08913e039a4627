package pebble.board;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pebble.identity.EntityId;
import pebble.identity.People.Person;
import pebble.identity.UserId;
import pebble.shared.PublicId;

/** A card on the wire: in lists, on boards, in events and as the answer to every act. */
public record CardView(
        CardId id,
        int version,
        String threadId,
        String subject,
        String snippet,
        String stream,
        String column,
        Rank position,
        Priority priority,
        CardStatus status,
        @Nullable Person assignee,
        EntityId entityId,
        Customer customer,
        @Nullable CompanyLink company,
        int messageCount,
        int attachmentCount,
        int noteCount,
        Instant firstMessageAt,
        Instant lastMessageAt,
        @Nullable Instant waitingSince,
        @Nullable Instant dueAt,
        @Nullable Instant snoozedUntil,
        @Nullable Instant wokenFrom,
        @Nullable Instant archivedAt,
        @Nullable CardId mergedInto,
        List<String> tags,
        List<String> badges,
        List<CardId> links,
        @Nullable Classification classification,
        @Nullable SenderCheck senderCheck,
        Sync sync,
        Instant createdAt,
        Instant updatedAt) {

    /** Who wrote to us. */
    public record Customer(@Nullable String name, @Nullable String email) {}

    /** Where the card stands in an outside system; a card that was never pushed has state {@code none}. */
    public record Sync(
            @Nullable String connector,
            String state,
            @Nullable String externalId,
            @Nullable String url) {
        static final Sync NONE = new Sync(null, "none", null, null);
    }

    public static CardView of(Card card) {
        Face face = card.face();
        Place place = card.place();
        Standing standing = card.standing();
        Handling handling = card.handling();
        UserId assignee = handling.assignee();
        return new CardView(
                card.id(),
                card.version(),
                PublicId.format("thr", card.threadId()),
                handling.subject(),
                face.snippet(),
                place.stream(),
                place.column(),
                place.position(),
                handling.priority(),
                standing.status(),
                assignee == null
                        ? null
                        : new Person(assignee, card.assigneeName() == null ? "Former user" : card.assigneeName()),
                handling.entityId(),
                new Customer(face.customerName(), face.customerEmail()),
                handling.company(),
                face.messageCount(),
                face.attachmentCount(),
                card.noteCount(),
                face.firstMessageAt(),
                face.lastMessageAt(),
                face.waitingSince(),
                handling.dueAt(),
                standing.snoozedUntil(),
                standing.wokenFrom(),
                standing.archivedAt(),
                standing.mergedInto(),
                handling.tags(),
                card.badges(),
                handling.links(),
                handling.classification(),
                card.senderCheck(),
                Sync.NONE,
                card.createdAt(),
                card.updatedAt());
    }
}
