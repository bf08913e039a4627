package pebble.board;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import pebble.shared.Problem;

/** How pressing a card is. */
public enum Priority {
    URGENT,
    HIGH,
    NORMAL,
    LOW;

    @JsonCreator
    public static Priority of(String text) {
        return Arrays.stream(values())
                .filter(p -> p.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> Problem.field("priority", "must be urgent, high, normal or low"));
    }

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
