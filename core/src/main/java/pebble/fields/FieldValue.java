package pebble.fields;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A value with its measure. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = FieldValue.Text.class, name = "text"),
    @JsonSubTypes.Type(value = FieldValue.Money.class, name = "money"),
    @JsonSubTypes.Type(value = FieldValue.Moment.class, name = "moment"),
    @JsonSubTypes.Type(value = FieldValue.Quantity.class, name = "quantity"),
    @JsonSubTypes.Type(value = FieldValue.Item.class, name = "item"),
    @JsonSubTypes.Type(value = FieldValue.Contact.class, name = "contact"),
    @JsonSubTypes.Type(value = FieldValue.Parameter.class, name = "parameter")
})
public sealed interface FieldValue {

    record Text(String text) implements FieldValue {}

    /** @param currency by ISO 4217; null where none is written */
    record Money(BigDecimal amount, @Nullable String currency) implements FieldValue {}

    /**
     * @param time null where only the day is written
     * @param zone {@code Asia/Kolkata} or {@code +02:00}; null where nothing tells it
     */
    record Moment(
            LocalDate date,
            @Nullable LocalTime time,
            @Nullable String zone) implements FieldValue {
        public Moment {
            if (zone != null) {
                zone(zone);
            }
        }

        /** Where nothing tells the zone: the group's, which is also early enough for Europe. */
        private static final ZoneId HOME = ZoneId.of("Asia/Kolkata");

        /** The last instant that it may mean: the end of the day without a time. */
        public Instant latest() {
            LocalTime at = time == null ? LocalTime.of(23, 59, 59) : time;
            return date.atTime(at).atZone(zone == null ? HOME : zone(zone)).toInstant();
        }

        private static ZoneId zone(String zone) {
            try {
                return ZoneId.of(zone);
            } catch (DateTimeException unknown) {
                throw new IllegalArgumentException("no zone: " + zone, unknown);
            }
        }
    }

    /** @param unit {@code kg}, {@code day}; empty for what is counted */
    record Quantity(BigDecimal amount, String unit) implements FieldValue {}

    /**
     * @param price of one unit
     * @param sum of the line
     */
    record Item(
            String name,
            @Nullable Quantity quantity,
            @Nullable Money price,
            @Nullable Money sum) implements FieldValue {
        public Item(String name, @Nullable Quantity quantity) {
            this(name, quantity, null, null);
        }
    }

    record Contact(
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone) implements FieldValue {}

    /**
     * What was tested of a batch, as a certificate has it.
     *
     * @param result as printed: a number, "Complies"
     * @param specification as printed: "NLT 99.5", "0.788 - 0.792"
     * @param min that the specification allows; null where it names none
     * @param passes what the paper says of it; null where it says nothing
     */
    record Parameter(
            String name,
            String result,
            @Nullable String unit,
            @Nullable String specification,
            @Nullable BigDecimal min,
            @Nullable BigDecimal max,
            @Nullable Boolean passes,
            @Nullable String method)
            implements FieldValue {
        Parameter by(@Nullable String other) {
            return new Parameter(name, result, unit, specification, min, max, passes, other);
        }
    }
}
