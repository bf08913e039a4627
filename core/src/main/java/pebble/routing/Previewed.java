package pebble.routing;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pebble.board.CardId;
import pebble.board.Priority;
import pebble.classification.NoiseKind;
import pebble.identity.EntityId;
import pebble.identity.People.Person;
import pebble.mail.MailboxId;
import pebble.mail.MessageId;
import pebble.mime.Address;
import pebble.shared.Problem.FieldError;

/**
 * What a router that nobody has saved would do.
 *
 * @param sampled messages, the latest that were filed
 * @param notAsked those of which the classifier would decide, and there was no time to ask it; they count neither as changed nor among {@code then}
 * @param rules of the router, in its order
 * @param items every message: those that would land elsewhere first, the newest first
 */
record Previewed(
        int sampled,
        long tookMs,
        int notAsked,
        Totals totals,
        List<Move> moves,
        List<Hits> rules,
        List<FieldError> warnings,
        List<Item> items) {

    /** @param now messages by where they lie, a board's key or {@code noise} */
    record Totals(int changed, Map<String, Integer> now, Map<String, Integer> then) {}

    record Move(String from, String to, int count) {}

    /** @param index in the router that was sent */
    record Hits(int index, String name, int hits) {}

    record Item(
            MessageId messageId,
            @Nullable CardId cardId,
            String subject,
            Address from,
            Instant date,
            MailboxId mailboxId,
            EntityId entityId,
            Now now,
            Then then,
            boolean changed) {}

    /**
     * @param stream a board's key or {@code noise}
     * @param decidedBy as a card says it
     */
    record Now(
            String stream,

            @Schema(implementation = NoiseKind.class) @Nullable
            String noiseKind,

            @Schema(allowableValues = {"rule", "memory", "model", "llm", "person"})
            String decidedBy,

            List<String> reasons) {}

    /**
     * @param column null for noise, and for what stays on the card of its conversation; so are the others
     * @param assignee whose turn it is at this moment
     */
    record Then(
            String stream,

            @Schema(implementation = NoiseKind.class) @Nullable
            String noiseKind,

            @Schema(allowableValues = {"rule", "memory", "model", "llm", "person"})
            String decidedBy,

            List<String> reasons,
            @Nullable String column,
            @Nullable Priority priority,
            List<String> tags,
            @Nullable Person assignee,
            EntityId entityId) {}
}
