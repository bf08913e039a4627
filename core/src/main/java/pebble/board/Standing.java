package pebble.board;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A card's status with what belongs to it.
 *
 * @param wokenFrom until when the card had been snoozed before a customer's reply woke it, so that the snooze can be taken up again
 */
public record Standing(
        CardStatus status,
        @Nullable Instant snoozedUntil,
        @Nullable Instant wokenFrom,
        @Nullable Instant archivedAt,
        @Nullable CardId mergedInto) {

    static final Standing OPEN = new Standing(CardStatus.OPEN, null, null, null, null);

    public Standing {
        snoozedUntil = snoozedUntil == null ? null : snoozedUntil.truncatedTo(ChronoUnit.MICROS);
        wokenFrom = wokenFrom == null ? null : wokenFrom.truncatedTo(ChronoUnit.MICROS);
        archivedAt = archivedAt == null ? null : archivedAt.truncatedTo(ChronoUnit.MICROS);
    }

    static Standing snoozed(Instant until) {
        return new Standing(CardStatus.SNOOZED, until, null, null, null);
    }

    static Standing archived(Instant at) {
        return new Standing(CardStatus.ARCHIVED, null, null, at, null);
    }

    static Standing merged(CardId into) {
        return new Standing(CardStatus.MERGED, null, null, null, into);
    }

    /** Woken before its time by a reply. */
    Standing wokenEarly() {
        return new Standing(CardStatus.OPEN, null, snoozedUntil, null, null);
    }
}
