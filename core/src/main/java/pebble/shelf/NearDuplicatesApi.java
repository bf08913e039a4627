package pebble.shelf;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pebble.documents.DocumentId;
import pebble.documents.Documents;
import pebble.identity.Allowed;
import pebble.identity.Caller;
import pebble.identity.Role;
import pebble.likeness.NearDuplicates;
import pebble.likeness.NearDuplicates.Decision;
import pebble.likeness.NearDuplicates.NearDuplicate;
import pebble.likeness.TextDiff;
import pebble.shared.Problem;

/** What a person says of two documents that look alike. */
@RestController
@RequestMapping("/api/v1/documents/{id}/near-duplicates")
class NearDuplicatesApi {
    private final Documents documents;
    private final NearDuplicates duplicates;

    NearDuplicatesApi(Documents documents, NearDuplicates duplicates) {
        this.documents = documents;
        this.duplicates = duplicates;
    }

    record DecisionBody(@Nullable String decision) {}

    /** @param runs words in a row that are the same, removed or added, on the way from the one to the other */
    record Difference(List<TextDiff.Run> runs) {}

    record Left(List<NearDuplicate> nearDuplicates) {}

    @GetMapping("/{other}/diff")
    @Allowed
    Difference diff(Caller caller, @PathVariable DocumentId id, @PathVariable DocumentId other) {
        documents.get(caller, id);
        documents.get(caller, other);
        return new Difference(
                TextDiff.of(documents.text(id).orElse(""), documents.text(other).orElse("")));
    }

    @PutMapping("/{other}")
    @Allowed({Role.ADMIN, Role.MANAGER, Role.AGENT, Role.MARKETING, Role.QUALITY})
    Left decide(
            Caller caller,
            @PathVariable DocumentId id,
            @PathVariable DocumentId other,
            @RequestBody DecisionBody body) {
        documents.get(caller, id);
        documents.get(caller, other);
        Decision decision = Decision.find(body.decision() == null ? "" : body.decision())
                .orElseThrow(() -> Problem.field("decision", "must be same, new_version or different"));
        duplicates.decide(caller, id, other, decision);
        return new Left(duplicates.of(caller, id));
    }

    /** Takes back what was said of the two. */
    @DeleteMapping("/{other}")
    @Allowed({Role.ADMIN, Role.MANAGER, Role.AGENT, Role.MARKETING, Role.QUALITY})
    Left undecide(Caller caller, @PathVariable DocumentId id, @PathVariable DocumentId other) {
        duplicates.undecide(caller, id, other);
        return new Left(duplicates.of(caller, id));
    }
}
