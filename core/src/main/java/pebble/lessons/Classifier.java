package pebble.lessons;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import pebble.classifier.Encoder;
import pebble.classifier.Memory;
import pebble.classifier.Model;
import pebble.classifier.Passage;
import pebble.classifier.Points;
import pebble.classifier.SequenceClassifier;
import pebble.identity.EntityId;

/** What does this mail want? What people said of mails like it comes first, then the model; a mail that neither is sure of is left to a person. */
@Component
public class Classifier {
    private static final Logger log = LoggerFactory.getLogger(Classifier.class);
    private static final long SILENCE = Duration.ofHours(1).toNanos();

    private final Knowledge knowledge;
    private final Encoder encoder;
    private final ObjectProvider<SequenceClassifier> foreign;
    private final AtomicLong told = new AtomicLong(System.nanoTime() - SILENCE);

    Classifier(Knowledge knowledge, Encoder encoder, ObjectProvider<SequenceClassifier> foreign) {
        this.knowledge = knowledge;
        this.encoder = encoder;
        this.foreign = foreign;
    }

    /** Whether anybody taught anything yet. Cheap. */
    public boolean remembers() {
        return !knowledge.now().memory().isEmpty();
    }

    /**
     * One verdict a passage, in their order.
     *
     * @param entity whose people will read the reasons: they are not told the subjects of other companies' mail
     */
    public List<Verdict> judge(List<Passage> passages, EntityId entity) {
        Knowledge.Known known = knowledge.now();
        SequenceClassifier head = foreign.getIfAvailable();
        Optional<Model> model = head == null ? known.model(encoder) : Optional.empty();
        List<Memory.Shared> shared = shared(known, passages);
        List<float[]> points =
                points(passages, n -> model.isPresent() || shared.get(n).reaches(Verdicts.LIKE));
        List<Optional<Model.Opinion>> opinions =
                head == null ? opinions(model, passages, points) : opinions(head, passages);
        return IntStream.range(0, passages.size())
                .mapToObj(n -> Verdicts.of(
                        passages.get(n),
                        known.memory().nearest(shared.get(n), points.get(n), Verdicts.LIKE),
                        opinions.get(n).orElse(null),
                        entity))
                .toList();
    }

    /** What memory alone says, of mails for which something else has decided: only where they are much like one that a person judged. */
    public List<Optional<Verdict>> recall(List<Passage> passages, EntityId entity) {
        Knowledge.Known known = knowledge.now();
        if (known.memory().isEmpty()) {
            return passages.stream().map(passage -> Optional.<Verdict>empty()).toList();
        }
        List<Memory.Shared> shared = shared(known, passages);
        List<float[]> points = points(passages, n -> shared.get(n).reaches(Verdicts.MUCH_LIKE));
        return IntStream.range(0, passages.size())
                .mapToObj(n -> Verdicts.recalled(
                        passages.get(n),
                        known.memory().nearest(shared.get(n), points.get(n), Verdicts.MUCH_LIKE),
                        entity))
                .toList();
    }

    private static List<Optional<Model.Opinion>> opinions(
            Optional<Model> model, List<Passage> passages, List<float[]> points) {
        return IntStream.range(0, passages.size())
                .parallel()
                .mapToObj(n ->
                        model.filter(m -> points.get(n).length > 0).map(m -> m.judge(passages.get(n), points.get(n))))
                .toList();
    }

    private List<Optional<Model.Opinion>> opinions(SequenceClassifier head, List<Passage> passages) {
        try {
            return head.judge(passages).stream()
                    .map(wishes -> Optional.of(wishes)
                            .filter(some -> !some.isEmpty())
                            .map(some -> Model.opinion(some, head.threshold())))
                    .toList();
        } catch (RuntimeException | LinkageError failed) {
            tell(failed);
            return passages.stream()
                    .map(passage -> Optional.<Model.Opinion>empty())
                    .toList();
        }
    }

    private static List<Memory.Shared> shared(Knowledge.Known known, List<Passage> passages) {
        return passages.parallelStream()
                .map(passage -> known.memory().shared(passage))
                .toList();
    }

    /** Encoding is nearly all of the work: it is left out where it can change nothing. */
    private List<float[]> points(List<Passage> passages, IntPredicate needed) {
        List<Passage> read = new ArrayList<>();
        IntStream.range(0, passages.size()).filter(needed).forEach(n -> read.add(passages.get(n)));
        List<float[]> encoded = read.isEmpty() ? List.of() : encoded(read);
        List<float[]> points = new ArrayList<>();
        int next = 0;
        for (int n = 0; n < passages.size(); n++) {
            points.add(needed.test(n) ? encoded.get(next++) : new float[0]);
        }
        return points;
    }

    /** Where they lie; nowhere when the encoder failed, which must not keep mail from people. */
    private List<float[]> encoded(List<Passage> passages) {
        try {
            return new Points(encoder).of(passages);
        } catch (RuntimeException | LinkageError failed) {
            tell(failed);
            return passages.stream().map(passage -> new float[0]).toList();
        }
    }

    /** Once an hour: every mail would say the same. */
    private void tell(Throwable failed) {
        long now = System.nanoTime();
        long last = told.get();
        if (now - last > SILENCE && told.compareAndSet(last, now)) {
            log.error("mail is judged without a model, which failed", failed);
        }
    }
}
