package pebble.routing;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pebble.board.Classification;
import pebble.board.Priority;
import pebble.board.Streams;
import pebble.classification.Noise;
import pebble.classifier.Intents;
import pebble.identity.EntityId;
import pebble.lessons.Verdict;
import pebble.mail.Mailbox;
import pebble.router.Judgement;

/**
 * Where a new card goes, and why.
 *
 * @param column null: where new cards of the board begin
 * @param entity whose people work it when a rule says that it is another's than the mailbox's
 */
record Placement(
        Classification classification,
        @Nullable String column,
        @Nullable EntityId entity,
        Judgement.@Nullable Assignment assignment,
        Priority priority,
        List<String> tags) {

    /**
     * A rule's word goes first, then what was remembered of people's words, then the mailbox's own board, then what the model is sure of.
     *
     * @param mailbox null for mail that came to none of ours
     * @param verdict of the classifier, null when it was not asked
     */
    static Placement of(Judgement rules, @Nullable Mailbox mailbox, @Nullable Verdict verdict) {
        return new Placement(
                classification(rules, mailbox, verdict),
                rules.column(),
                rules.entity(),
                rules.assignment(),
                Objects.requireNonNullElse(rules.priority(), Priority.NORMAL),
                rules.tags());
    }

    private static Classification classification(
            Judgement rules, @Nullable Mailbox mailbox, @Nullable Verdict verdict) {
        List<String> said = rules.sentences();
        if (rules.stream() != null) {
            return new Classification(rules.stream(), intent(rules.stream(), verdict), 1, "rule", said);
        }
        if (verdict != null && verdict.isRemembered() && verdict.isSure()) {
            return with(said, verdict.bestStream(), verdict);
        }
        String board = mailbox == null ? null : mailbox.defaultStream();
        if (mailbox != null && board != null) {
            return new Classification(
                    board,
                    intent(board, verdict),
                    1,
                    "rule",
                    joined(List.of("Mail to " + mailbox.address() + " goes to this board"), said));
        }
        if (verdict == null) {
            return new Classification(
                    Streams.UNCLASSIFIED,
                    null,
                    0,
                    "rule",
                    joined(List.of("Nobody has said yet where " + mailTo(mailbox) + " goes"), said));
        }
        return with(said, verdict.isSure() ? verdict.bestStream() : Streams.UNCLASSIFIED, verdict);
    }

    /** What is told of a mail that is kept off the boards: by the classifier, or by a rule or the noise check. */
    static Classification of(Noise noise, @Nullable Verdict verdict) {
        Verdict said = Placing.isCalledNoise(verdict) ? verdict : null;
        return new Classification(
                Intents.NOISE,
                noise.kind().key(),
                said == null ? 1 : said.confidence(),
                said == null ? "rule" : said.decidedBy(),
                List.of(noise.reason()),
                Intents.NOISE);
    }

    private static String mailTo(@Nullable Mailbox mailbox) {
        return mailbox == null ? "such mail" : "mail to " + mailbox.address();
    }

    private static Classification with(List<String> said, String stream, Verdict verdict) {
        return new Classification(
                stream,
                verdict.intent().isEmpty() ? null : verdict.intent(),
                verdict.confidence(),
                verdict.decidedBy(),
                joined(verdict.reasons(), said),
                verdict.bestStream());
    }

    private static @Nullable String intent(String stream, @Nullable Verdict verdict) {
        return verdict != null
                        && verdict.bestStream().equals(stream)
                        && !verdict.intent().isEmpty()
                ? verdict.intent()
                : null;
    }

    private static List<String> joined(List<String> first, List<String> then) {
        return Stream.concat(first.stream(), then.stream()).toList();
    }
}
