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
        @Nullable String email,
        @Nullable String phone) {

    /** How much. */
    public record Amount(BigDecimal amount, String unit) {}

    public static ValueView of(FieldValue value) {
        return switch (value) {
            case FieldValue.Text(String text) -> view(FieldName.Type.TEXT, text);
            case FieldValue.Money(BigDecimal amount, String currency) ->
                new ValueView(
                        FieldName.Type.MONEY, null, amount, currency, null, null, null, null, null, null, null, null);
            case FieldValue.Moment(LocalDate date, LocalTime time, String zone) ->
                new ValueView(FieldName.Type.MOMENT, null, null, null, date, time, zone, null, null, null, null, null);
            case FieldValue.Quantity(BigDecimal amount, String unit) ->
                new ValueView(
                        FieldName.Type.QUANTITY, null, amount, null, null, null, null, unit, null, null, null, null);
            case FieldValue.Item(String name, FieldValue.Quantity quantity) ->
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
                        null,
                        null);
            case FieldValue.Contact(String name, String email, String phone) ->
                new ValueView(
                        FieldName.Type.CONTACT, null, null, null, null, null, null, null, name, null, email, phone);
        };
    }

    private static ValueView view(FieldName.Type type, String text) {
        return new ValueView(type, text, null, null, null, null, null, null, null, null, null, null);
    }
}
