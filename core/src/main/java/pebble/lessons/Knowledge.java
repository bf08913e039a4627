package pebble.lessons;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pebble.classifier.Encoder;
import pebble.classifier.Memory;
import pebble.classifier.Model;
import pebble.classifier.Points;
import pebble.mail.MessageId;

/**
 * What this process knows: the model in force and every lesson that counts. It asks the state's row whether there is anything new before it answers,
 * so what a person taught anywhere holds for the next mail everywhere.
 */
@Component
class Knowledge {
    /** Lessons that are read by the encoder before one answer; the others wait for the next and are known by their words until then. */
    private static final int ENCODED_AT_ONCE = 32;

    private final Lessons lessons;
    private final Models models;
    private final Encoder encoder;
    private final Queue<Lessons.Kept> unread = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Known known;

    Knowledge(Lessons lessons, Models models, Encoder encoder) {
        this.lessons = lessons;
        this.models = models;
        this.encoder = encoder;
    }

    /** What is known at a moment. Lessons that are learnt later are added to its memory. */
    record Known(Models.State state, Model inForce, Memory<UUID, Lesson> memory) {
        /** The model in force, when it was trained on this encoder's points. */
        Optional<Model> model(Encoder encoder) {
            return Optional.of(inForce).filter(model -> model.encoder().equals(encoder.name()));
        }
    }

    Known now() {
        Models.State state = models.state();
        Known present = known;
        return present != null && present.state().equals(state) && unread.isEmpty() ? present : renewed(state);
    }

    private synchronized Known renewed(Models.State state) {
        Known present = known;
        Known base = present != null && state.continues(present.state()) ? present : fresh(state);
        long upTo = learn(base.memory(), base.state().lessons());
        read(base.memory());
        Known renewed = new Known(state.upTo(upTo), base.inForce(), base.memory());
        known = renewed;
        return renewed;
    }

    /** Knows the model, and no lesson yet. */
    private Known fresh(Models.State state) {
        unread.clear();
        Model model = models.get(Objects.requireNonNull(state.model(), "the starter model"));
        return new Known(new Models.State(0, state.erased(), state.model()), model, new Memory<>(model));
    }

    /** @return up to which lesson is known then */
    private long learn(Memory<UUID, Lesson> memory, long upTo) {
        List<Lessons.Kept> news = upTo == 0 ? lessons.standing() : lessons.after(upTo);
        List<Lessons.Kept> standing = upTo == 0 ? news : standing(memory, news);
        for (Lessons.Kept kept : standing) {
            boolean read = encoder.name().equals(kept.encoder());
            memory.keep(key(kept.lesson()), kept.lesson(), kept.lesson().passage(), read ? kept.points() : null);
            if (!read) {
                unread.add(kept);
            }
        }
        return news.stream().mapToLong(Lessons.Kept::seq).max().orElse(upTo);
    }

    /** Of messages about which something was said or taken back, what counts now; and examples that belong to none. */
    private List<Lessons.Kept> standing(Memory<UUID, Lesson> memory, List<Lessons.Kept> news) {
        List<MessageId> messages = new ArrayList<>();
        List<Lessons.Kept> standing = new ArrayList<>();
        for (Lessons.Kept kept : news) {
            MessageId message = kept.lesson().message();
            if (message == null) {
                standing.add(kept);
            } else {
                memory.forget(message.value());
                messages.add(message);
            }
        }
        standing.addAll(lessons.standing(messages));
        return standing;
    }

    /** The encoder reads some of those it has not read yet. */
    private void read(Memory<UUID, Lesson> memory) {
        List<Lessons.Kept> next = new ArrayList<>();
        while (next.size() < ENCODED_AT_ONCE && !unread.isEmpty()) {
            next.add(unread.remove());
        }
        if (next.isEmpty()) {
            return;
        }
        List<float[]> points = new Points(encoder)
                .of(next.stream().map(kept -> kept.lesson().passage()).toList());
        List<Lessons.Kept> encoded = new ArrayList<>();
        for (int i = 0; i < next.size(); i++) {
            encoded.add(next.get(i).encoded(encoder.name(), points.get(i)));
            memory.encode(key(next.get(i).lesson()), points.get(i));
        }
        lessons.keepPoints(encoder.name(), encoded);
    }

    /** One a message; an example that belongs to none is its own. */
    private static UUID key(Lesson lesson) {
        return lesson.message() == null ? lesson.id() : lesson.message().value();
    }
}
