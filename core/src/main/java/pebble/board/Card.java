package pebble.board;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thread as a piece of work. {@link Face} follows the mail; {@link Place}, {@link Standing} and {@link Handling} are changed
 * by acts and restored by their undo.
 *
 * @param assigneeName read with the card, never written
 */
public record Card(
        CardId id,
        UUID threadId,
        int version,
        Face face,
        Place place,
        Standing standing,
        Handling handling,
        int noteCount,
        List<String> badges,
        @Nullable SenderCheck senderCheck,
        @Nullable String assigneeName,
        Instant createdAt,
        Instant updatedAt) {

    Card with(Place other) {
        return new Card(
                id,
                threadId,
                version,
                face,
                other,
                standing,
                handling,
                noteCount,
                badges,
                senderCheck,
                assigneeName,
                createdAt,
                updatedAt);
    }

    Card with(Standing other) {
        return new Card(
                id,
                threadId,
                version,
                face,
                place,
                other,
                handling,
                noteCount,
                badges,
                senderCheck,
                assigneeName,
                createdAt,
                updatedAt);
    }

    Card with(Handling other) {
        return new Card(
                id,
                threadId,
                version,
                face,
                place,
                standing,
                other,
                noteCount,
                badges,
                senderCheck,
                assigneeName,
                createdAt,
                updatedAt);
    }

    Card with(Face other) {
        return new Card(
                id,
                threadId,
                version,
                other,
                place,
                standing,
                handling,
                noteCount,
                badges,
                senderCheck,
                assigneeName,
                createdAt,
                updatedAt);
    }

    Card withNotes(int count) {
        return new Card(
                id,
                threadId,
                version,
                face,
                place,
                standing,
                handling,
                count,
                badges,
                senderCheck,
                assigneeName,
                createdAt,
                updatedAt);
    }

    Card withMarks(List<String> otherBadges, @Nullable SenderCheck otherCheck) {
        return new Card(
                id,
                threadId,
                version,
                face,
                place,
                standing,
                handling,
                noteCount,
                otherBadges,
                otherCheck,
                assigneeName,
                createdAt,
                updatedAt);
    }

    Card withAssigneeName(@Nullable String name) {
        return new Card(
                id,
                threadId,
                version,
                face,
                place,
                standing,
                handling,
                noteCount,
                badges,
                senderCheck,
                name,
                createdAt,
                updatedAt);
    }

    /** The next version of this card, as it goes to the database. */
    Card next(Instant now) {
        return new Card(
                id,
                threadId,
                version + 1,
                face,
                place,
                standing,
                handling,
                noteCount,
                badges,
                senderCheck,
                assigneeName,
                createdAt,
                now);
    }

    /** Refuses acts on a card that went into another: one works on that. */
    public void mustStandAlone() {
        if (isMerged()) {
            throw BoardError.CARD_MERGED.problem(Map.of("merged_into", String.valueOf(standing.mergedInto())));
        }
    }

    public boolean isMerged() {
        return standing.status() == CardStatus.MERGED;
    }

    boolean isOpen() {
        return standing.status() == CardStatus.OPEN;
    }
}
