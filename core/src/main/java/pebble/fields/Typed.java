package pebble.fields;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pebble.facts.Fact;
import pebble.facts.FactType;
import pebble.facts.Facts;
import pebble.fields.FieldValue.Contact;
import pebble.fields.FieldValue.Item;
import pebble.fields.FieldValue.Money;
import pebble.fields.FieldValue.Quantity;

/** A value of a kind, out of words that hold nothing else. */
public final class Typed {
    private static final String ENDS = " \t\n,;:|()[]–-—×.";
    private static final int LONGEST = 2_000;

    private Typed() {}

    /**
     * @param currency of money that is written without
     * @param zone of a time that is written without
     * @return nothing when the words are not of that kind
     */
    public static Optional<FieldValue> read(
            FieldName.Type type, String words, @Nullable String currency, @Nullable String zone) {
        String text = words.strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        return switch (type) {
            case TEXT -> Optional.of(new FieldValue.Text(text));
            case MONEY ->
                Amounts.money(text, currency).stream()
                        .findFirst()
                        .<FieldValue>map(Amounts.Found::value)
                        .or(() -> Amounts.bare(text).map(amount -> new Money(amount, currency)));
            case MOMENT ->
                Optional.<FieldValue>ofNullable(Moments.iso(text, zone))
                        .or(() -> Moments.find(text, zone).stream().findFirst().map(Moments.Found::value));
            case QUANTITY -> quantity(text).map(value -> value);
            case ITEM -> Optional.of(item(text));
            case CONTACT -> Optional.of(contact(text));
            case PARAMETER -> Optional.of(Limits.parameter(text));
        };
    }

    private static Optional<Quantity> quantity(String text) {
        Optional<Quantity> goods = Amounts.goods(text).stream().findFirst().map(Amounts.Found::value);
        return Amounts.times(text).stream()
                .findFirst()
                .map(Amounts.Found::value)
                .or(() -> goods)
                .or(() -> Amounts.bare(text).map(amount -> new Quantity(amount, "")));
    }

    /** The last quantity in the words is how much, the rest what. */
    static Item item(String text) {
        List<Amounts.Found<Quantity>> goods = Amounts.goods(text);
        if (goods.isEmpty()) {
            return new Item(text, null);
        }
        Amounts.Found<Quantity> last = goods.getLast();
        String name = trimmed(text.substring(0, last.start()) + " " + text.substring(last.end()));
        return name.isEmpty() ? new Item(text, null) : new Item(name, last.value());
    }

    public static Contact contact(String text) {
        StringBuilder rest = new StringBuilder(text);
        String email = null;
        String phone = null;
        for (Fact fact : Facts.figures(text).reversed()) {
            if (fact.type() == FactType.EMAIL || fact.type() == FactType.PHONE) {
                rest.replace(fact.start(), fact.end(), " ");
                email = fact.type() == FactType.EMAIL ? fact.value() : email;
                phone = fact.type() == FactType.PHONE ? fact.value() : phone;
            }
        }
        String name = trimmed(rest.toString()
                .replaceAll(
                        "(?i)\\b(?:e-?mail(?: id)?|ph(?:one)?|tel(?:ephone)?|mob(?:ile)?|contact)\\b(?: ?no)?\\b[.: ]*",
                        " "));
        return new Contact(name.isEmpty() ? null : name, email, phone);
    }

    /** A number of a unit that stands in a column of its own. */
    public static Quantity of(BigDecimal amount, String unit) {
        return Amounts.goods(amount.toPlainString() + " " + unit.strip()).stream()
                .findFirst()
                .map(Amounts.Found::value)
                .orElseGet(() -> new Quantity(amount, unit.strip()));
    }

    private static String trimmed(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && ENDS.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && ENDS.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(start, end).replaceAll("\\s+", " ");
    }
}
