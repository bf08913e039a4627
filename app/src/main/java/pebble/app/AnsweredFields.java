package pebble.app;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/** In what we answer every field stands, null where there is nothing; only what is sent to us may leave fields out. */
@Component
class AnsweredFields implements GlobalOpenApiCustomizer {
    private static final String REFERENCE = "#/components/schemas/";

    @Override
    public void customise(OpenAPI document) {
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        Set<String> sent = new HashSet<>();
        document.getPaths().values().stream()
                .map(PathItem::readOperations)
                .flatMap(List::stream)
                .flatMap(AnsweredFields::sent)
                .forEach(schema -> collect(schema, schemas, sent));
        schemas.forEach((name, schema) -> {
            if (!sent.contains(name) && schema.getProperties() != null) {
                schema.setRequired(
                        new ArrayList<>(((Schema<?>) schema).getProperties().keySet()));
            }
        });
    }

    private static Stream<Schema<?>> sent(Operation operation) {
        Content content = operation.getRequestBody() == null
                ? null
                : operation.getRequestBody().getContent();
        return content == null
                ? Stream.of()
                : content.values().stream().map(MediaType::getSchema).map(schema -> (Schema<?>) schema);
    }

    /** The names of all that a schema is made of. */
    private static void collect(@Nullable Schema<?> schema, Map<String, Schema> schemas, Set<String> names) {
        if (schema == null) {
            return;
        }
        String reference = schema.get$ref();
        if (reference != null) {
            String name = reference.substring(REFERENCE.length());
            if (names.add(name)) {
                collect(schemas.get(name), schemas, names);
            }
        }
        collect(schema.getItems(), schemas, names);
        if (schema.getAdditionalProperties() instanceof Schema<?> values) {
            collect(values, schemas, names);
        }
        Stream.of(schema.getAnyOf(), schema.getOneOf(), schema.getAllOf())
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .forEach(part -> collect(part, schemas, names));
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(part -> collect(part, schemas, names));
        }
    }
}
