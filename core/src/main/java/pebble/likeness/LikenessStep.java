package pebble.likeness;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pebble.documents.Document;
import pebble.documents.DocumentId;
import pebble.documents.Documents;
import pebble.documents.Pages;
import pebble.processing.Step;

/** Finds the documents whose text is nearly the same. One lane: of two copies that come at once the second finds the first. */
@Component
class LikenessStep implements Step {
    /** Below it a text is a stamp or a heading, alike by chance. */
    static final int SHORTEST = 16;

    private final Documents documents;
    private final Pages pages;
    private final NearDuplicates found;

    LikenessStep(Documents documents, Pages pages, NearDuplicates found) {
        this.documents = documents;
        this.pages = pages;
        this.found = found;
    }

    @Override
    public String name() {
        return "duplicates";
    }

    @Override
    public Done run(Document document) {
        Shingles mine = Shingles.of(documents.text(document.id()).orElse(""));
        int[] bands = mine.length() < SHORTEST ? new int[0] : Signature.bands(mine);
        List<DocumentId> candidates = bands.length == 0 ? List.of() : found.candidates(document.id(), bands);
        Map<DocumentId, Double> alike = new LinkedHashMap<>();
        for (DocumentId other : candidates) {
            Optional<String> text = documents.text(other);
            if (text.isPresent()) {
                Likeness likeness = mine.to(Shingles.of(text.get()));
                if (likeness.ofCopies(() -> wasReadByEye(document.id()) || wasReadByEye(other))) {
                    alike.put(other, likeness.sequences());
                }
            }
        }
        // How many are alike is not told: who reads the step may not be let see them.
        return Done.of(Map.of(), () -> found.found(document.id(), bands, alike));
    }

    private boolean wasReadByEye(DocumentId id) {
        return pages.leastSure(id).isPresent();
    }
}
