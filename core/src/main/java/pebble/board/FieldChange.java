package pebble.board;

import tools.jackson.databind.JsonNode;

/** What an act found in a field and what it left there. */
public record FieldChange(JsonNode from, JsonNode to) {
    FieldChange inverse() {
        return new FieldChange(to, from);
    }
}
