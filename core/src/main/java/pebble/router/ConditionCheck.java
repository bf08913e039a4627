package pebble.router;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pebble.classification.SenderVerdict.Verdict;
import pebble.router.Configuration.Condition;

/** Whether one test can be made: field, op and value, and whether they go together. */
final class ConditionCheck {
    private static final int LONGEST = 1_000;
    private static final int MOST_VALUES = 2_000;
    private static final Set<String> VERDICTS =
            Arrays.stream(Verdict.values()).map(Verdict::key).collect(Collectors.toUnmodifiableSet());

    private final Known known;
    private final RouterCheck.Refusal refusal;

    ConditionCheck(Known known, RouterCheck.Refusal refusal) {
        this.known = known;
        this.refusal = refusal;
    }

    void of(String path, Condition test) {
        Optional<Field> field = Field.find(test.field());
        Optional<Op> op = Op.find(test.op());
        if (field.isEmpty()) {
            refusal.at(path + ".field", "must be one of " + Field.ALL);
        }
        if (op.isEmpty()) {
            refusal.at(path + ".op", "must be one of " + Op.ALL);
        }
        if (field.isEmpty() || op.isEmpty()) {
            return;
        }
        if (!field.get().ops().contains(op.get())) {
            refusal.at(
                    path + ".op",
                    op.get().key() + " does not go with " + test.field() + "; "
                            + field.get().ops().stream().map(Op::key).collect(Collectors.joining(", ")) + " do");
            return;
        }
        String wrong = wrong(field.get(), op.get(), test.value());
        if (wrong != null) {
            refusal.at(path + ".value", wrong);
        }
    }

    private @Nullable String wrong(Field field, Op op, @Nullable Object value) {
        if (op == Op.EXISTS) {
            return value == null || value instanceof Boolean ? null : "must be true or false";
        }
        if (field.kind() == Field.Kind.NUMBER) {
            return value instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() <= 1
                    ? null
                    : "must be a number from 0 to 1";
        }
        if (op == Op.IN ? !Values.isListOfTexts(value) : !(value instanceof String)) {
            return op == Op.IN ? "must be a list of at least one text" : "must be a text";
        }
        if (Values.texts(value).count() > MOST_VALUES) {
            return "must be at most " + MOST_VALUES + " texts";
        }
        return Values.texts(value)
                .map(text -> wrong(field, op, text))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private @Nullable String wrong(Field field, Op op, String text) {
        if (Text.fold(text).isEmpty() || text.length() > LONGEST) {
            return "must have 1 to " + LONGEST + " characters";
        }
        if (op == Op.MATCHES) {
            return Expression.refusal(text);
        }
        if (field == Field.TIME) {
            return wrongTime(op, text);
        }
        if (op != Op.EQUALS && op != Op.NOT_EQUALS && op != Op.IN) {
            return null;
        }
        return switch (field) {
            case MAILBOX -> known.hasMailbox(text) ? null : "there is no mailbox " + text;
            case ENTITY -> known.entities().contains(text) ? null : "there is no legal entity " + text;
            case STREAM ->
                text.equals("noise") || known.streams().containsKey(text)
                        ? null
                        : "there is no board with the key " + text;
            case SENDER_CHECK ->
                VERDICTS.contains(text)
                        ? null
                        : "must be one of " + String.join(", ", new java.util.TreeSet<>(VERDICTS));
            default -> null;
        };
    }

    private static @Nullable String wrongTime(Op op, String text) {
        if (op == Op.GT || op == Op.LT) {
            return Moments.time(text).isPresent() ? null : "must be a time such as 18:00";
        }
        return Moments.find(text).isPresent() ? null : "must be a day such as sunday, or hours such as 18:00-09:00";
    }
}
