package pebble.likeness;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pebble.documents.Document;
import pebble.documents.DocumentId;
import pebble.documents.Documents;
import pebble.processing.Step;

/**
 * Finds the documents whose text is nearly the same. One lane: of two copies that come at once the second finds the first.
 *
 * <p>Texts are taken for copies when they share most of their character sequences and most of their numbers: forms that one sender fills in again and again
 * share the first only.
 */
@Component
class LikenessStep implements Step {
    static final double ALIKE = 0.8;
    static final double SAME_NUMBERS = 0.5;
    /** Below it a text is a stamp or a heading, alike by chance. */
    static final int SHORTEST = 16;

    private final Documents documents;
    private final NearDuplicates found;

    LikenessStep(Documents documents, NearDuplicates found) {
        this.documents = documents;
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
                Shingles theirs = Shingles.of(text.get());
                double similarity = mine.similarity(theirs);
                if (similarity >= ALIKE && mine.sharedNumbers(theirs) >= SAME_NUMBERS) {
                    alike.put(other, similarity);
                }
            }
        }
        return Done.of(
                Map.of("compared", candidates.size(), "alike", alike.size()),
                () -> found.found(document.id(), bands, alike));
    }
}
