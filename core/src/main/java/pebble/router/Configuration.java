package pebble.router;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pebble.shared.Problem;

/**
 * What the router is told to do, in the words of the one who told it: the wire shape and the stored shape alike. Only {@link
 * RouterCheck} says whether it makes sense; what was saved has passed it.
 *
 * @param defaults the stream of each mailbox, for mail that no rule places
 * @param rules asked in this order
 */
public record Configuration(List<MailboxDefault> defaults, List<Rule> rules) {

    public Configuration {
        defaults = Objects.requireNonNullElse(defaults, List.of());
        rules = Objects.requireNonNullElse(rules, List.of());
    }

    /** @param stream null: what no rule places is judged by what it says */
    public record MailboxDefault(
            @Nullable String mailboxId,
            @Nullable String stream,
            @Nullable String entityId) {}

    /**
     * @param id kept through all versions; given when a rule has none
     * @param enabled absent is on
     * @param conditions all must hold
     */
    public record Rule(
            @Nullable String id,
            @Nullable String name,
            @Nullable Boolean enabled,
            List<Condition> conditions,
            List<Action> actions) {

        public Rule {
            conditions = Objects.requireNonNullElse(conditions, List.of());
            actions = Objects.requireNonNullElse(actions, List.of());
        }

        boolean on() {
            return !Boolean.FALSE.equals(enabled);
        }

        String title() {
            return Objects.requireNonNullElse(name, "");
        }

        /** Every single test, those within an {@code any} too. */
        Stream<Condition> tests() {
            return conditions.stream().flatMap(one -> one.any() == null ? Stream.of(one) : one.any().stream());
        }

        @Nullable
        Object said(ActionType type) {
            return actions.stream()
                    .filter(action -> type.key().equals(action.type()))
                    .map(Action::value)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
    }

    /**
     * Either a test of one field, or {@code any} of several tests.
     *
     * @param value a text, a number, a list of texts or nothing, as the field and the op want it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Condition(
            @Nullable String field,
            @Nullable String op,
            @Nullable Object value,
            @Nullable List<Condition> any) {

        static Condition test(String field, String op, @Nullable Object value) {
            return new Condition(field, op, value, null);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Action(@Nullable String type, @Nullable Object value) {}

    /** As it came: the router is sent whole. */
    public static Configuration whole(@Nullable List<MailboxDefault> defaults, @Nullable List<Rule> rules) {
        return new Configuration(whole("defaults", defaults), whole("rules", rules));
    }

    private static <T> List<T> whole(String field, @Nullable List<T> list) {
        if (list == null) {
            throw Problem.field(field, "is required: the router is saved whole");
        }
        return list;
    }

    /** By the mailbox's public id; of several the first. */
    public Map<String, MailboxDefault> byMailbox() {
        return defaults.stream()
                .filter(one -> one != null && one.mailboxId() != null)
                .collect(Collectors.toMap(one -> String.valueOf(one.mailboxId()), one -> one, (a, b) -> a));
    }

    /** By the rule's id; of several the first. */
    Map<String, Rule> byRule() {
        return rules.stream()
                .filter(rule -> rule.id() != null)
                .collect(Collectors.toMap(rule -> String.valueOf(rule.id()), rule -> rule, (a, b) -> a));
    }

    /** For somebody who may not know of these mailboxes and legal entities: without the rules that name one, and without their defaults. */
    Configuration without(Set<String> unseen) {
        Set<String> folded = unseen.stream().map(Text::fold).collect(Collectors.toSet());
        return new Configuration(
                defaults.stream()
                        .filter(one -> !unseen.contains(one.mailboxId()) && !unseen.contains(one.entityId()))
                        .toList(),
                rules.stream()
                        .filter(rule -> rule.tests()
                                .filter(test -> "mailbox".equals(test.field()) || "entity".equals(test.field()))
                                .flatMap(test -> Values.texts(test.value()))
                                .map(Text::fold)
                                .noneMatch(folded::contains))
                        .filter(rule ->
                                !(rule.said(ActionType.ENTITY) instanceof String entity) || !unseen.contains(entity))
                        .toList());
    }
}
