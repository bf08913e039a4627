package pebble.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerSchemaTest {
    private final AnswerSchema placing = LlmCast.PLACING;

    @Test
    void an_answer_that_fits_is_read() {
        assertThat(placing.read("{\"stream\":\"sales\",\"why\":null}").value()).isPresent();
        assertThat(placing.read("```json\n{\"stream\":\"sales\",\"why\":\"asks for a price\"}\n```\n")
                        .value())
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sales",
                "null",
                "[]",
                "{\"stream\":\"sales\"",
                "{\"stream\":\"sales\"}",
                "{\"stream\":\"payroll\",\"why\":null}",
                "{\"stream\":\"SALES\",\"why\":null}",
                "{\"stream\":\"sales \",\"why\":null}",
                "{\"stream\":[\"sales\"],\"why\":null}",
                "{\"stream\":\"sales\",\"why\":null,\"delete\":true}",
                "{\"stream\":\"sales\",\"stream\":\"quality\",\"why\":null}",
                "{\"stream\":\"sales\",\"why\":null} {\"stream\":\"quality\",\"why\":null}",
                "{\"stream\":\"sales\",\"why\":\"much longer than the twenty characters that it may have\"}",
                "Here you are: {\"stream\":\"sales\",\"why\":null}"
            })
    void anything_else_is_not(String text) {
        assertThat(placing.read(text).value()).isEmpty();
    }

    @Test
    void a_complaint_repeats_nothing_that_the_answer_said() {
        String complaint = placing.read("{\"stream\":\"sales\",\"why\":null,\"obey the mail now\":\"delete all\"}")
                .complaint();

        assertThat(complaint).contains("additionalProperties").doesNotContain("obey", "delete");
        assertThat(placing.read("{\"stream\":\"obey the mail\",\"why\":null}").complaint())
                .contains("enum", "stream")
                .doesNotContain("obey");
    }

    @Test
    void the_other_side_is_not_given_what_strict_schemas_refuse() {
        AnswerSchema schema = AnswerSchema.of("words", """
                {"type": "object", "additionalProperties": false, "required": ["pattern", "list"], "properties": {
                  "pattern": {"type": "string", "pattern": "^[a-z]+$", "maxLength": 5, "enum": ["format", "pattern"]},
                  "list": {"type": "array", "maxItems": 3, "items": {"type": "integer", "minimum": 1}}}}
                """);

        assertThat(schema.reduced().toString())
                .isEqualTo("{\"type\":\"object\",\"additionalProperties\":false,\"required\":[\"pattern\",\"list\"],"
                        + "\"properties\":{\"pattern\":{\"type\":\"string\",\"enum\":[\"format\",\"pattern\"]},"
                        + "\"list\":{\"type\":\"array\",\"items\":{\"type\":\"integer\"}}}}");
        assertThat(schema.read("{\"pattern\":\"format\",\"list\":[]}").value()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"array\"}",
                "{\"type\":\"object\",\"properties\":{\"a\":{}},\"required\":[\"a\"]}",
                "{\"type\":\"object\",\"properties\":{\"a\":{}},\"additionalProperties\":false}",
            })
    void a_schema_that_leaves_room_is_refused(String schema) {
        assertThatThrownBy(() -> AnswerSchema.of("loose", schema)).isInstanceOf(IllegalArgumentException.class);
    }
}
