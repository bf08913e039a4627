package pebble.fields;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pebble.fields.Field.Source;

/** The fields of one document while it is read, numbered as they come. */
public final class Stating {
    private static final int MOST = 400;

    private final List<Field> fields = new ArrayList<>();
    private final Source source;

    public Stating(Source source) {
        this.source = source;
    }

    public void add(FieldName name, FieldValue value, String text, @Nullable Place place, double confidence) {
        int n = 1 + (int) fields.stream().filter(field -> field.name() == name).count();
        if (n <= MOST && fields.stream().noneMatch(field -> field.name() == name && value.equals(field.value()))) {
            fields.add(Field.found(name, n, value, text, place, confidence, source));
        }
    }

    public boolean has(FieldName name) {
        return fields.stream().anyMatch(field -> field.name() == name);
    }

    public List<Field> all() {
        return List.copyOf(fields);
    }
}
