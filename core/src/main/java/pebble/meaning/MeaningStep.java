package pebble.meaning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import pebble.classifier.Encoder;
import pebble.documents.Document;
import pebble.documents.Documents;
import pebble.meaning.Passages.Passage;
import pebble.processing.Step;

/** Reads what a document means, passage by passage. It is found by its words before. */
@Component
class MeaningStep implements Step {
    private static final int AT_ONCE = 8;

    private final Documents documents;
    private final Encoder encoder;
    private final Meanings meanings;

    MeaningStep(Documents documents, Encoder encoder, Meanings meanings) {
        this.documents = documents;
        this.encoder = encoder;
        this.meanings = meanings;
    }

    @Override
    public String name() {
        return "embedding";
    }

    @Override
    public int width() {
        return 2;
    }

    @Override
    public Done run(Document document) {
        List<Passage> passages = Passages.of(documents.text(document.id()).orElse(""));
        List<Point> points = new ArrayList<>();
        for (int from = 0; from < passages.size(); from += AT_ONCE) {
            List<Passage> some = passages.subList(from, Math.min(from + AT_ONCE, passages.size()));
            List<float[]> vectors =
                    encoder.encode(some.stream().map(Passage::text).toList());
            for (int i = 0; i < some.size(); i++) {
                if (Point.saysSomething(vectors.get(i))) {
                    points.add(new Point(some.get(i).start(), vectors.get(i)));
                }
            }
        }
        return Done.of(Map.of("passages", points.size()), () -> meanings.replace(document.id(), points));
    }
}
