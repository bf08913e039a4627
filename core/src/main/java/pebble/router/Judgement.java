package pebble.router;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pebble.board.Priority;
import pebble.classification.NoiseKind;
import pebble.identity.EntityId;
import pebble.identity.UserId;

/**
 * What the rules say of a message. What is null they leave open.
 *
 * @param stream the key of the board; with it, the message is not noise whatever the noise check says
 * @param column of that board; with a null stream, of whatever board the message comes to, if that has such a column
 * @param notNoise whether a rule says that the noise check is wrong here
 * @param reasons the rules that held, in their order
 * @param givenUp names of rules whose regular expressions were not searched for to the end, because all together cost too much
 * @param effort the steps it took
 */
public record Judgement(
        @Nullable String stream,
        @Nullable String column,
        @Nullable EntityId entity,
        @Nullable Assignment assignment,
        @Nullable Priority priority,
        List<String> tags,
        @Nullable Unwanted noise,
        boolean notNoise,
        List<Reason> reasons,
        List<String> givenUp,
        long effort) {

    private static final int NAMED = 3;

    /** Where no rule was asked. */
    public static final Judgement SILENT =
            new Judgement(null, null, null, null, null, List.of(), null, false, List.of(), List.of(), 0);

    /** @param reason as a sentence */
    public record Unwanted(NoiseKind kind, String reason) {}

    /**
     * Who gets the card.
     *
     * @param users one: that user; several: in turn, those who are present first; none: in turn among everybody present who may
     *     hold the card
     */
    public record Assignment(List<UserId> users) {}

    /** @param sentence for "why here?": {@code Rule “Tenders”: subject contains “tender”} */
    public record Reason(RuleId rule, String name, String sentence) {}

    /** What a card says of it: the rules that held, and those that might have if there had been time. */
    public List<String> sentences() {
        return Stream.concat(reasons.stream().map(Reason::sentence), unfinished().stream())
                .toList();
    }

    private Optional<String> unfinished() {
        if (givenUp.isEmpty()) {
            return Optional.empty();
        }
        String names =
                givenUp.stream().limit(NAMED).map(name -> "“" + name + "”").collect(Collectors.joining(", "));
        String more = givenUp.size() > NAMED ? " and " + (givenUp.size() - NAMED) + " more" : "";
        return Optional.of(
                "Not tried to the end, because the regular expressions of the rules take too long on this mail: "
                        + names + more);
    }

    /** Whether any rule held. */
    public boolean isSilent() {
        return reasons.isEmpty();
    }
}
