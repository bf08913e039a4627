package pebble.llm;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import pebble.mime.CleanText;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * The shape of an answer, as a JSON schema (2020-12). What an answer may choose among is an {@code enum} in it. An object names all of
 * its properties as required and allows no others, which is what models with strict schemas ask for: what may be absent is
 * {@code null}.
 */
public final class AnswerSchema {
    private static final JsonMapper JSON = JsonMapper.builder()
            // Of two values under one name a reader would see only one.
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    /** What Azure OpenAI refuses in strict mode; we check it ourselves. */
    private static final Set<String> LOCAL = Set.of(
            "minLength",
            "maxLength",
            "pattern",
            "format",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "minItems",
            "maxItems",
            "uniqueItems");

    private final String name;
    private final JsonNode full;
    private final JsonNode reduced;
    private final Schema schema;
    private final Function<JsonNode, Optional<String>> further;

    private AnswerSchema(String name, JsonNode full) {
        if (!name.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException("No name for a schema: " + name);
        }
        if (!full.path("type").asString("").equals("object")) {
            throw new IllegalArgumentException("The root of " + name + " must be an object");
        }
        closed(full);
        this.name = name;
        this.full = full;
        this.reduced = reduced(full);
        this.schema = SCHEMAS.getSchema(full);
        this.further = value -> Optional.empty();
    }

    private AnswerSchema(AnswerSchema of, Function<JsonNode, Optional<String>> further) {
        this.name = of.name;
        this.full = of.full;
        this.reduced = of.reduced;
        this.schema = of.schema;
        this.further = further;
    }

    public static AnswerSchema of(String name, String schema) {
        return new AnswerSchema(name, JSON.readTree(schema));
    }

    public static AnswerSchema of(String name, JsonNode schema) {
        return new AnswerSchema(name, schema.deepCopy());
    }

    /**
     * The same, for answers that must also stand a look at what was asked about.
     *
     * @param check of a value that fits: what is wrong with it, in words of ours that repeat nothing of it; empty when nothing is
     */
    public AnswerSchema checkedBy(Function<JsonNode, Optional<String>> check) {
        return new AnswerSchema(this, check);
    }

    public String name() {
        return name;
    }

    /** What the other side is given: the schema without what not every one of them understands. */
    public JsonNode reduced() {
        return reduced;
    }

    JsonNode full() {
        return full;
    }

    Reading read(String text) {
        JsonNode value;
        try {
            value = cleaned(JSON.readTree(unfenced(text)));
        } catch (JacksonException notJson) {
            return new Reading(Optional.empty(), "it is not one whole JSON document.");
        }
        List<Error> errors = schema.validate(value);
        if (!errors.isEmpty()) {
            return new Reading(Optional.empty(), complaint(errors.getFirst()));
        }
        return further.apply(value)
                .map(complaint -> new Reading(Optional.empty(), complaint))
                .orElseGet(() -> new Reading(Optional.of(value), ""));
    }

    /** Escapes may bring in characters that no store of ours can keep. */
    private static JsonNode cleaned(JsonNode node) {
        return switch (node) {
            case StringNode text -> StringNode.valueOf(CleanText.clean(text.asString()));
            case ObjectNode object -> {
                ObjectNode copy = JSON.createObjectNode();
                object.properties().forEach(p -> copy.set(CleanText.clean(p.getKey()), cleaned(p.getValue())));
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = JSON.createArrayNode();
                array.forEach(element -> copy.add(cleaned(element)));
                yield copy;
            }
            default -> node;
        };
    }

    /** In the schema's words alone: the answer's own might carry a stranger's orders into our instruction. */
    private static String complaint(Error error) {
        return "it breaks \"" + error.getKeyword() + "\" of the schema at "
                + error.getSchemaLocation().getFragment() + ".";
    }

    /** Models without constrained decoding like to wrap their JSON as a code block. */
    private static String unfenced(String text) {
        String bare = text.strip();
        int line = bare.indexOf('\n');
        return bare.startsWith("```") && bare.endsWith("```") && line > 0 && line < bare.length() - 3
                ? bare.substring(line + 1, bare.length() - 3)
                : bare;
    }

    private static void closed(JsonNode node) {
        if (node.path("properties").isObject()) {
            Set<String> required = new HashSet<>();
            node.path("required").forEach(entry -> required.add(entry.asString()));
            if (!required.equals(new HashSet<>(node.path("properties").propertyNames()))
                    || node.path("additionalProperties").asBoolean(true)) {
                throw new IllegalArgumentException("An object must require all of its properties and allow no others: "
                        + node.path("properties").propertyNames());
            }
        }
        node.forEach(AnswerSchema::closed);
    }

    private static JsonNode reduced(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JSON.createObjectNode();
            for (Map.Entry<String, JsonNode> entry : object.properties()) {
                if (entry.getKey().equals("properties") || entry.getKey().equals("$defs")) {
                    // Their keys are names of ours, whatever words they are.
                    ObjectNode named = copy.putObject(entry.getKey());
                    entry.getValue().properties().forEach(p -> named.set(p.getKey(), reduced(p.getValue())));
                } else if (!LOCAL.contains(entry.getKey())) {
                    copy.set(
                            entry.getKey(),
                            entry.getKey().equals("enum") ? entry.getValue() : reduced(entry.getValue()));
                }
            }
            return copy;
        }
        if (node.isArray()) {
            var copy = JSON.createArrayNode();
            node.forEach(element -> copy.add(reduced(element)));
            return copy;
        }
        return node;
    }

    /** The value when it fits, else what is wrong with it. */
    record Reading(Optional<JsonNode> value, String complaint) {}
}
