package pebble.companies;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.UUID;
import pebble.shared.PublicId;

/** Public as {@code cmp_…}. */
public record CompanyId(UUID value) {
    public static CompanyId fresh(Instant now) {
        return new CompanyId(PublicId.fresh(now));
    }

    @JsonCreator
    public static CompanyId of(String text) {
        return new CompanyId(PublicId.parse("cmp", text).orElseThrow(CompanyError.COMPANY_NOT_FOUND::problem));
    }

    @JsonValue
    @Override
    public String toString() {
        return PublicId.format("cmp", value);
    }
}
