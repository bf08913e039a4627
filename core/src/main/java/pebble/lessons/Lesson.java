package pebble.lessons;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pebble.board.CardId;
import pebble.board.Classification;
import pebble.classifier.Passage;
import pebble.identity.EntityId;
import pebble.mail.MessageId;

/**
 * What a person said about a mail.
 *
 * @param stream a board's key, {@code noise}, or {@code unclassified}: worth a person's eye, whatever it wants
 * @param intent empty when nobody said
 * @param said what stood there before
 * @param act by which it was taught, and can be taken back
 */
record Lesson(
        UUID id,
        Origin origin,
        @Nullable MessageId message,
        @Nullable CardId card,
        @Nullable EntityId entity,
        Passage passage,
        String stream,
        String intent,
        @Nullable Classification said,
        UUID taughtBy,
        String taughtByName,
        Instant taughtAt,
        @Nullable UUID act) {
    /** How it was said. */
    enum Origin {
        /** A card was moved to another board. */
        OVERRIDE,
        /** A message was said to be noise, or not to be. */
        FILED,
        /** Somebody was asked. */
        CONFIRMED,
        /** Somebody brought an example. */
        POSTED;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Origin of(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }
    }
}
