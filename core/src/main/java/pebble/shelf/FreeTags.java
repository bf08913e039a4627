package pebble.shelf;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pebble.shared.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The tags of a form: a field that is repeated, or one that holds a JSON array, as scripts send either. */
final class FreeTags {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private FreeTags() {}

    static List<String> of(String @Nullable [] fields) {
        if (fields == null) {
            return List.of();
        }
        List<String> tags = new ArrayList<>();
        for (String field : fields) {
            if (field.strip().startsWith("[")) {
                tags.addAll(array(field));
            } else if (!field.isBlank()) {
                tags.add(field);
            }
        }
        return tags;
    }

    private static List<String> array(String field) {
        try {
            return List.of(JSON.readValue(field, String[].class));
        } catch (JacksonException | NullPointerException noWords) {
            throw Problem.field("tags", "must be words, or a JSON array of words");
        }
    }
}
