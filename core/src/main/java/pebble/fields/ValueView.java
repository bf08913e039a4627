package pebble.fields;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * A value on the wire: what is of no use to its type is left out.
 *
 * @param currency by ISO 4217
 * @param zone {@code Asia/Kolkata} or {@code +02:00}
 * @param unit {@code kg}, {@code day}; empty for what is counted
 * @param quantity of an item
 * @param price of one unit of an item
 * @param sum of an item
 * @param test of a parameter
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ValueView(
        FieldName.Type type,
        @Nullable String text,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable LocalDate date,
        @Nullable LocalTime time,
        @Nullable String zone,
        @Nullable String unit,
        @Nullable String name,
        @Nullable Amount quantity,
        @Nullable Sum price,
        @Nullable Sum sum,
        @Nullable String email,
        @Nullable String phone,
        @Nullable Test test) {

    /** How much. */
    public record Amount(BigDecimal amount, String unit) {}

    public record Sum(BigDecimal amount, @Nullable String currency) {
        static @Nullable Sum of(FieldValue.@Nullable Money money) {
            return money == null ? null : new Sum(money.amount(), money.currency());
        }
    }

    /**
     * How a parameter was tested; its name stands beside.
     *
     * @param result as printed
     * @param specification as printed
     * @param passes what the paper says of it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Test(
            String result,
            @Nullable String unit,
            @Nullable String specification,
            @Nullable BigDecimal min,
            @Nullable BigDecimal max,
            @Nullable Boolean passes,
            @Nullable String method) {}

    public static ValueView of(FieldValue value) {
        return switch (value) {
            case FieldValue.Text(String text) -> empty(FieldName.Type.TEXT).text(text);
            case FieldValue.Money(BigDecimal amount, String currency) ->
                empty(FieldName.Type.MONEY).amount(amount, currency, null);
            case FieldValue.Moment(LocalDate date, LocalTime time, String zone) ->
                new ValueView(
                        FieldName.Type.MOMENT,
                        null,
                        null,
                        null,
                        date,
                        time,
                        zone,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
            case FieldValue.Quantity(BigDecimal amount, String unit) ->
                empty(FieldName.Type.QUANTITY).amount(amount, null, unit);
            case FieldValue.Item(
                    String name,
                    FieldValue.Quantity quantity,
                    FieldValue.Money price,
                    FieldValue.Money sum) ->
                new ValueView(
                        FieldName.Type.ITEM,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        name,
                        quantity == null ? null : new Amount(quantity.amount(), quantity.unit()),
                        Sum.of(price),
                        Sum.of(sum),
                        null,
                        null,
                        null);
            case FieldValue.Contact(String name, String email, String phone) ->
                new ValueView(
                        FieldName.Type.CONTACT,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        name,
                        null,
                        null,
                        null,
                        email,
                        phone,
                        null);
            case FieldValue.Parameter parameter ->
                new ValueView(
                        FieldName.Type.PARAMETER,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        parameter.name(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        new Test(
                                parameter.result(),
                                parameter.unit(),
                                parameter.specification(),
                                parameter.min(),
                                parameter.max(),
                                parameter.passes(),
                                parameter.method()));
        };
    }

    private static ValueView empty(FieldName.Type type) {
        return new ValueView(type, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    private ValueView text(String words) {
        return new ValueView(type, words, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    private ValueView amount(BigDecimal number, @Nullable String in, @Nullable String of) {
        return new ValueView(type, null, number, in, null, null, null, of, null, null, null, null, null, null, null);
    }
}
