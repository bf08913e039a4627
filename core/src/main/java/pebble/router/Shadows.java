package pebble.router;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pebble.router.Configuration.Condition;
import pebble.router.Configuration.Rule;
import pebble.shared.Problem.FieldError;

/**
 * Rules, or parts of them, that can never do anything: whenever they hold, an earlier rule holds too, and has stopped the round or
 * decided the same question. That a rule is not listed proves nothing; that it is listed does.
 */
final class Shadows {
    private Shadows() {}

    /** By the path of the rule, or of the one action that never counts. */
    static List<FieldError> of(Configuration configuration) {
        List<FieldError> warnings = new ArrayList<>();
        List<Rule> rules = configuration.rules();
        List<List<List<Fact>>> facts = rules.stream()
                .map(rule -> rule.conditions().stream().map(Shadows::facts).toList())
                .toList();
        for (int later = 0; later < rules.size(); later++) {
            Map<ActionType, String> decided = new EnumMap<>(ActionType.class);
            for (int earlier = 0; rules.get(later).on() && earlier < later; earlier++) {
                Rule first = rules.get(earlier);
                if (first.on() && follows(facts.get(later), facts.get(earlier))) {
                    decisions(first, rules.subList(0, earlier))
                            .forEach(type -> decided.putIfAbsent(type, first.title()));
                    if (decided.containsKey(ActionType.STOP)) {
                        break;
                    }
                }
            }
            warnings.addAll(warnings("rules[" + later + "]", rules.get(later), decided));
        }
        return warnings;
    }

    private static List<FieldError> warnings(String path, Rule rule, Map<ActionType, String> decided) {
        String stopper = decided.get(ActionType.STOP);
        if (stopper != null) {
            return List.of(new FieldError(
                    path, "can never match: rule “" + stopper + "” takes all such messages before it, and stops"));
        }
        List<FieldError> silent = new ArrayList<>();
        for (int i = 0; i < rule.actions().size(); i++) {
            String who = ActionType.find(rule.actions().get(i).type())
                    .flatMap(ActionType::decides)
                    .map(decided::get)
                    .orElse(null);
            if (who != null) {
                silent.add(new FieldError(
                        path + ".actions[" + i + "]",
                        "never counts: rule “" + who + "” decides it for all such messages before"));
            }
        }
        return silent.isEmpty() || silent.size() < rule.actions().size()
                ? silent
                : List.of(new FieldError(
                        path, silent.getFirst().reason().replace("never counts", "can never do anything")));
    }

    /**
     * What a rule decides whenever it holds, whatever the rules before it said. Its column is no column where an earlier rule
     * may have chosen another board, and its noise is none where one may have said that the mail is none.
     */
    private static Set<ActionType> decisions(Rule rule, List<Rule> before) {
        Object board = rule.said(ActionType.STREAM);
        return rule.actions().stream()
                .filter(action -> !Boolean.FALSE.equals(action.value()))
                .flatMap(action -> ActionType.find(action.type()).stream())
                .filter(type -> switch (type) {
                    case COLUMN -> board == null || before.stream().noneMatch(one -> choosesOther(one, board));
                    case NOISE -> before.stream().noneMatch(Shadows::keeps);
                    default -> true;
                })
                .flatMap(type -> type == ActionType.STOP ? Stream.of(type) : type.decides().stream())
                .collect(Collectors.toSet());
    }

    private static boolean choosesOther(Rule rule, Object board) {
        Object own = rule.said(ActionType.STREAM);
        Object noise = rule.said(ActionType.NOISE);
        boolean elsewhere = own != null && !own.equals(board);
        return rule.on() && (elsewhere || own == null && noise != null && !Boolean.FALSE.equals(noise));
    }

    private static boolean keeps(Rule rule) {
        return rule.on() && Boolean.FALSE.equals(rule.said(ActionType.NOISE));
    }

    /** Whether every letter for which all of the first hold is one for which all of the others hold. */
    private static boolean follows(List<List<Fact>> given, List<List<Fact>> wanted) {
        return wanted.stream()
                .allMatch(want -> given.stream()
                        .anyMatch(have ->
                                have.stream().allMatch(one -> want.stream().anyMatch(one::implies))));
    }

    private static List<Fact> facts(Condition condition) {
        return condition.any() == null
                ? List.of(Fact.of(condition))
                : condition.any().stream().map(Fact::of).toList();
    }

    /** One test in a form that can be compared. */
    private record Fact(
            String field,
            @Nullable Op op,
            Set<String> texts,
            @Nullable Object other) {

        static Fact of(Condition test) {
            Op op = Op.find(test.op()).orElse(null);
            boolean exact = op == Op.MATCHES;
            return new Fact(
                    Text.lower(Objects.requireNonNullElse(test.field(), "")),
                    op,
                    Values.texts(test.value())
                            .map(text -> exact ? text : Text.fold(text))
                            .collect(Collectors.toSet()),
                    op == Op.EXISTS ? !Boolean.FALSE.equals(test.value()) : test.value());
        }

        boolean implies(Fact that) {
            if (!field.equals(that.field) || op == null || that.op == null) {
                return false;
            }
            boolean one = op == Op.EQUALS || op == Op.IN;
            boolean part = one || op == Op.CONTAINS || op == Op.STARTS_WITH || op == Op.ENDS_WITH;
            return switch (that.op) {
                case EQUALS, IN ->
                    one && (texts.isEmpty() ? Objects.equals(other, that.other) : that.texts.containsAll(texts));
                case CONTAINS -> part && texts.stream().allMatch(text -> text.contains(that.text()));
                case STARTS_WITH ->
                    (one || op == Op.STARTS_WITH) && texts.stream().allMatch(text -> text.startsWith(that.text()));
                case ENDS_WITH ->
                    (one || op == Op.ENDS_WITH) && texts.stream().allMatch(text -> text.endsWith(that.text()));
                case EXISTS -> op == Op.EXISTS ? Objects.equals(other, that.other) : part && !absent(that);
                case GT -> op == Op.GT && (number() >= that.number() || same(that));
                case LT -> op == Op.LT && (number() <= that.number() || same(that));
                case NOT_EQUALS, MATCHES -> op == that.op && same(that);
            };
        }

        private static boolean absent(Fact fact) {
            return Boolean.FALSE.equals(fact.other);
        }

        private boolean same(Fact that) {
            return texts.equals(that.texts) && (!texts.isEmpty() || Objects.equals(other, that.other));
        }

        private String text() {
            return texts.stream().findFirst().orElse("");
        }

        private double number() {
            return other instanceof Number number ? number.doubleValue() : Double.NaN;
        }
    }
}
