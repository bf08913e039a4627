package pebble.app;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * How our records look in the OpenAPI document: snake_case names; what is not {@code @Nullable} is required, what is may be null;
 * a nested record is named after the class it lies in, so that two nouns may each have a {@code Created}.
 */
@Component
class Schemas extends ModelResolver {
    private static final SnakeCaseStrategy SNAKE_CASE = new SnakeCaseStrategy();

    Schemas() {
        super(mapper(), new NestedNames());
        openapi31(true);
    }

    private static ObjectMapper mapper() {
        return Json31.mapper().copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> next) {
        Class<?> raw = _mapper.constructType(type.getType()).getRawClass();
        if (JsonNode.class.isAssignableFrom(raw)) {
            // Whatever JSON there is, and not the methods by which it is read.
            return new Schema<>();
        }
        Schema<?> answer = super.resolve(type, context, next);
        Schema<?> schema = answer == null ? null : defined(answer, context);
        if (schema != null && raw.isRecord() && raw.getName().startsWith("pebble.") && schema.getProperties() != null) {
            for (RecordComponent component : raw.getRecordComponents()) {
                nullness(schema, component);
            }
        }
        return answer;
    }

    private static @Nullable Schema<?> defined(Schema<?> answer, ModelConverterContext context) {
        String reference = answer.get$ref();
        return reference == null
                ? answer
                : context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private static void nullness(Schema<?> record, RecordComponent component) {
        JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
        String name = named == null ? SNAKE_CASE.translate(component.getName()) : named.value();
        Schema<?> property = record.getProperties().get(name);
        if (property == null) {
            return;
        }
        if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            if (record.getRequired() == null || !record.getRequired().contains(name)) {
                record.addRequiredItem(name);
            }
        } else if (property.get$ref() != null) {
            record.getProperties()
                    .put(name, new Schema<>().anyOf(List.of(property, new Schema<>().types(Set.of("null")))));
        } else if (property.getTypes() != null) {
            Set<String> types = new LinkedHashSet<>(property.getTypes());
            types.add("null");
            property.setTypes(types);
        }
    }

    private static final class NestedNames extends TypeNameResolver {
        @Override
        protected String nameForClass(Class<?> type, Set<Options> options) {
            String own = super.nameForClass(type, options);
            Class<?> outer = type.getEnclosingClass();
            return outer == null || !type.getName().startsWith("pebble.")
                    ? own
                    : outer.getSimpleName().replaceAll("Api$", "") + own;
        }
    }
}
