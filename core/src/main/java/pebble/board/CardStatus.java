package pebble.board;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import pebble.shared.CommonError;
import pebble.shared.Problem;

/**
 * Whether a card asks for work. From → act → to: open → snooze → snoozed → wake → open; open or snoozed → archive → archived →
 * reopen → open; any but merged → merge → merged → unmerge → what it was.
 */
public enum CardStatus {
    OPEN,
    SNOOZED,
    ARCHIVED,
    MERGED;

    @JsonCreator
    public static CardStatus of(String text) {
        return Arrays.stream(values())
                .filter(s -> s.toString().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new Problem(CommonError.MALFORMED_REQUEST, "status must be open, snoozed, archived or merged"));
    }

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
