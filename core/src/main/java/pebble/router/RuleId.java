package pebble.router;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import pebble.shared.PublicId;

/** Public as {@code rule_…}. A rule keeps it through every version, however it is moved or renamed. */
public record RuleId(UUID value) {
    static RuleId fresh(Instant now) {
        return new RuleId(PublicId.fresh(now));
    }

    static Optional<RuleId> find(String text) {
        return PublicId.parse("rule", text).map(RuleId::new);
    }

    @JsonCreator
    public static RuleId of(String text) {
        return find(text).orElseThrow(() -> new IllegalArgumentException("not the id of a rule"));
    }

    @JsonValue
    @Override
    public String toString() {
        return PublicId.format("rule", value);
    }
}
