package pebble.routing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pebble.blobs.Sha256;
import pebble.board.CardId;
import pebble.board.Classification;
import pebble.classification.NoiseKind;
import pebble.identity.EntityId;
import pebble.lessons.Verdict;
import pebble.mail.Filings;
import pebble.mail.MailboxId;
import pebble.mail.MessageId;
import pebble.mime.Address;

/**
 * A message as it is filed, for a preview.
 *
 * @param seq greater for what came later
 * @param entity that received it
 * @param heldBy the entity whose people see it
 * @param isCut whether it has more bytes than a preview reads
 * @param noise null for what lies on a card
 * @param byPerson whether a person filed it as it is filed
 * @param verdict what memory or model said of it when it was routed; null when neither was asked, or had a word
 * @param card of its thread; also of noise in the thread of a card
 * @param opens whether the card was opened by it; of noise, whether there is none
 */
record Sampled(
        long seq,
        MessageId message,
        EntityId entity,
        EntityId heldBy,
        MailboxId mailbox,
        Sha256 sha256,
        boolean isCut,
        String subject,
        Address from,
        Instant date,
        Instant receivedAt,
        @Nullable Noise noise,
        boolean byPerson,
        @Nullable Verdict verdict,
        @Nullable Lies card,
        boolean opens) {

    record Noise(NoiseKind kind, String reason) {}

    /** @param classification null for a card of which only the mailbox was known */
    record Lies(CardId id, String stream, @Nullable Classification classification) {}

    Filings.Pending pending() {
        return new Filings.Pending(message, mailbox, sha256, null);
    }

    pebble.classification.@Nullable Noise filedNoise() {
        return noise == null ? null : new pebble.classification.Noise(noise.kind(), noise.reason());
    }

    /** Whether a person filed it so, or put its card where it lies. */
    boolean liesByPerson() {
        Classification said = card == null || noise != null ? null : card.classification();
        return byPerson || said != null && said.decidedBy().equals("person");
    }

    /** Whether memory, a model or a language model put the card where it lies. */
    boolean liesByClassifier() {
        Classification said = card == null ? null : card.classification();
        return said != null
                && switch (said.decidedBy()) {
                    case "memory", "model", "llm" -> true;
                    default -> false;
                };
    }
}
