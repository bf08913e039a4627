package pebble.router;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One field compared with one value, made ready to be asked of many letters. */
final class Comparison implements Check {
    private final Field field;
    private final String header;
    private final Op op;
    private final @Nullable Object value;
    private final List<Word> words;
    private final Map<String, Word> whole;
    private final List<Moments> moments;
    private final @Nullable Expression expression;
    private final @Nullable LocalTime time;

    /** Of a condition that {@link RouterCheck} has found right. */
    Comparison(Configuration.Condition condition) {
        String key = Objects.requireNonNull(condition.field());
        field = Field.find(key).orElseThrow();
        header = Field.header(key);
        op = Op.find(condition.op()).orElseThrow();
        value = condition.value();
        words = Values.texts(value).map(Word::new).toList();
        whole = words.stream().collect(Collectors.toMap(Word::folded, Function.identity(), (a, b) -> a));
        expression = op == Op.MATCHES ? new Expression(text()) : null;
        boolean clock = field == Field.TIME && (op == Op.GT || op == Op.LT);
        time = clock ? Moments.time(text()).orElseThrow() : null;
        moments = field == Field.TIME && !clock
                ? Values.texts(value)
                        .map(one -> Moments.find(one).orElseThrow())
                        .toList()
                : List.of();
    }

    private String text() {
        return Values.texts(value).findFirst().orElse("");
    }

    @Override
    public int cost() {
        return field.ordinal() * 2 + (expression == null ? 0 : 1);
    }

    @Override
    public boolean holds(Letter letter, Effort effort) {
        effort.spend(1);
        return switch (field.kind()) {
            case TIME -> holdsAt(letter);
            case NUMBER -> holdsOf(letter.guess().confidence());
            case KEY, NAME, TEXT -> holdsOf(letter.texts(field, header), effort);
        };
    }

    private boolean holdsAt(Letter letter) {
        if (time != null) {
            LocalTime arrived = letter.arrived().at().toLocalTime();
            return op == Op.GT ? arrived.isAfter(time) : arrived.isBefore(time);
        }
        boolean within =
                moments.stream().anyMatch(one -> one.hold(letter.arrived().at()));
        return within != (op == Op.NOT_EQUALS);
    }

    private boolean holdsOf(double confidence) {
        double wanted = value instanceof Number number ? number.doubleValue() : 0;
        return switch (op) {
            case GT -> confidence > wanted;
            case LT -> confidence < wanted;
            case EQUALS -> confidence == wanted;
            case NOT_EQUALS -> confidence != wanted;
            default -> wantsThere() == confidence > 0;
        };
    }

    private boolean holdsOf(List<Text> texts, Effort effort) {
        return switch (op) {
            case EXISTS -> wantsThere() == texts.stream().anyMatch(text -> !text.isBlank());
            case NOT_EQUALS -> texts.stream().noneMatch(text -> whole.containsKey(text.folded()));
            default -> texts.stream().anyMatch(fits(effort));
        };
    }

    private Predicate<Text> fits(Effort effort) {
        return switch (op) {
            case EQUALS, IN -> text -> whole.containsKey(text.folded());
            case CONTAINS -> text -> words.getFirst().isIn(text, effort);
            case STARTS_WITH -> text -> words.getFirst().begins(text);
            case ENDS_WITH -> text -> words.getFirst().ends(text);
            case MATCHES -> text -> expression != null && expression.isIn(text, effort);
            case NOT_EQUALS, GT, LT, EXISTS -> text -> false;
        };
    }

    private boolean wantsThere() {
        return !Boolean.FALSE.equals(value);
    }

    @Override
    public String words(Letter letter) {
        String name = header.isEmpty() ? field.words() : "header " + header;
        return switch (op) {
            case EXISTS -> wantsThere() ? "there is a " + name : "there is no " + name;
            case GT, LT -> name + " " + said() + " " + value;
            case EQUALS, IN -> name + " is “" + found(letter) + "”";
            default -> name + " " + op.words() + " “" + text() + "”";
        };
    }

    private String said() {
        if (field != Field.TIME) {
            return op.words();
        }
        return op == Op.GT ? "is after" : "is before";
    }

    /** What the letter holds of what was asked for, named as people name it. */
    private String found(Letter letter) {
        return switch (field) {
            case MAILBOX -> letter.arrived().address();
            case ENTITY -> letter.arrived().entityName();
            case CONFIDENCE -> String.valueOf(letter.guess().confidence());
            case TIME ->
                Values.texts(value)
                        .filter(one -> Moments.find(one)
                                .orElseThrow()
                                .hold(letter.arrived().at()))
                        .findFirst()
                        .orElse(text());
            default ->
                letter.texts(field, header).stream()
                        .filter(text -> whole.containsKey(text.folded()))
                        .map(text -> text.raw().strip())
                        .findFirst()
                        .orElse(text());
        };
    }
}
