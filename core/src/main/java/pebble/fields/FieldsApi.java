package pebble.fields;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pebble.documents.Document;
import pebble.documents.DocumentId;
import pebble.documents.Documents;
import pebble.fields.FieldEditing.Said;
import pebble.identity.Allowed;
import pebble.identity.Caller;
import pebble.identity.Role;
import pebble.shared.IfMatch;
import pebble.shared.Problem;
import tools.jackson.databind.JsonNode;

/** What a document states, read and corrected. */
@RestController
@RequestMapping("/api/v1/documents/{id}/fields")
class FieldsApi {
    private final Documents documents;
    private final Fields fields;
    private final FieldEditing editing;

    FieldsApi(Documents documents, Fields fields, FieldEditing editing) {
        this.documents = documents;
        this.fields = fields;
        this.editing = editing;
    }

    /** @param version of the document, which changes with each of its fields */
    record Stated(int version, List<FieldView> fields) {}

    record Body(
            @Schema(
                    implementation = String.class,
                    nullable = true,
                    description =
                            "In words, as one would write it: \"25-11-2026 15:00\", \"Rs. 1,50,000\", \"90 days\", \"Caustic soda, 500 kg\". null: there is none.")
            @Nullable
            JsonNode value,

            @Schema(description = "Of a checklist: whether it is done.") @Nullable
            Boolean ticked) {}

    @GetMapping
    @Allowed
    Stated get(Caller caller, @PathVariable DocumentId id) {
        return stated(documents.get(caller, id));
    }

    /** A person says what it is; what is absent stays. A name that the document does not state yet, or the next number of a list, is added. */
    @PatchMapping("/{key}")
    @Allowed({Role.ADMIN, Role.MANAGER, Role.AGENT, Role.MARKETING, Role.QUALITY})
    Stated say(
            Caller caller,
            @PathVariable DocumentId id,
            @PathVariable String key,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Body body) {
        documents.get(caller, id);
        if (body.value() == null && body.ticked() == null) {
            throw Problem.field("value", "or ticked is required");
        }
        FieldName.Key named = FieldName.find(key).orElseThrow(() -> FieldError.notFound(key));
        if (body.value() != null && !body.value().isNull() && !body.value().isString()) {
            throw Problem.field("value", "must be words, or null");
        }
        String value = body.value() == null || body.value().isNull()
                ? null
                : body.value().asString();
        Said said = new Said(body.value() != null, value, body.ticked());
        return stated(editing.say(caller, id, IfMatch.required(ifMatch), named, said));
    }

    private Stated stated(Document document) {
        return new Stated(
                document.version(),
                fields.of(document.id()).stream().map(FieldView::of).toList());
    }
}
