package pebble.board;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A card's place, standing and handling as one flat list of named fields: how acts are compared, told and undone without a line
 * of code per field.
 */
@Component
class CardFields {
    private final JsonMapper json;

    CardFields(JsonMapper json) {
        this.json = json;
    }

    /** Every field that differs. */
    Map<String, FieldChange> changes(Card before, Card after) {
        ObjectNode from = fields(before);
        ObjectNode to = fields(after);
        Map<String, FieldChange> changes = new LinkedHashMap<>();
        from.propertyStream()
                .filter(field -> !field.getValue().equals(to.get(field.getKey())))
                .forEach(field ->
                        changes.put(field.getKey(), new FieldChange(field.getValue(), to.get(field.getKey()))));
        return changes;
    }

    /** The fields that no longer hold what the changes gave them. */
    List<String> changedSince(Card card, Map<String, FieldChange> changes) {
        ObjectNode present = fields(card);
        List<String> changed = new ArrayList<>();
        changes.forEach((field, change) -> {
            if (!change.to().equals(present.get(field))) {
                changed.add(field);
            }
        });
        return changed;
    }

    /** The card with every changed field as it was before. */
    Card restored(Card card, Map<String, FieldChange> changes) {
        ObjectNode fields = fields(card);
        changes.forEach((field, change) -> fields.set(field, change.from()));
        return card.with(json.treeToValue(fields, Place.class))
                .with(json.treeToValue(fields, Standing.class))
                .with(json.treeToValue(fields, Handling.class));
    }

    JsonNode tree(@Nullable Object value) {
        return json.valueToTree(value);
    }

    private ObjectNode fields(Card card) {
        ObjectNode fields = json.valueToTree(card.place());
        fields.setAll(json.<ObjectNode>valueToTree(card.standing()));
        fields.setAll(json.<ObjectNode>valueToTree(card.handling()));
        return fields;
    }
}
