package pebble.board;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import pebble.shared.PublicId;

/** The company a card belongs to, {@code {"id":"cmp_…","name"}} on the wire. */
public record CompanyLink(UUID companyId, String name) {
    @JsonCreator
    static CompanyLink read(@JsonProperty("id") String id, @JsonProperty("name") String name) {
        return new CompanyLink(PublicId.parse("cmp", id).orElseThrow(BoardError.COMPANY_NOT_FOUND::problem), name);
    }

    @JsonProperty("id")
    public String id() {
        return PublicId.format("cmp", companyId);
    }

    @com.fasterxml.jackson.annotation.JsonIgnore
    @Override
    public UUID companyId() {
        return companyId;
    }
}
