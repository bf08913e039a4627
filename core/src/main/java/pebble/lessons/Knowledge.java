package pebble.lessons;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pebble.classifier.Encoder;
import pebble.classifier.Memory;
import pebble.classifier.Model;
import pebble.mail.MessageId;

/**
 * What this process knows: the model in force and every lesson that counts. It asks the state's row whether there is anything new before it answers,
 * so what a person taught anywhere holds for the next mail everywhere. A lesson that the encoder has not read yet is known by its words until
 * {@link LessonReading} has read it.
 */
@Component
class Knowledge {
    private final Lessons lessons;
    private final Models models;
    private final Encoder encoder;
    private final Lock renewal = new ReentrantLock();
    private volatile @Nullable Known known;

    Knowledge(Lessons lessons, Models models, Encoder encoder) {
        this.lessons = lessons;
        this.models = models;
        this.encoder = encoder;
    }

    /**
     * What is known at a moment. Lessons that are learnt later are added to its memory.
     *
     * @param unread lessons without points, by their ids, as their memory is keyed
     */
    record Known(Models.State state, Model inForce, Memory<UUID, Lesson> memory, Map<UUID, UUID> unread) {
        /** The model in force, when it was trained on this encoder's points. */
        Optional<Model> model(Encoder encoder) {
            return Optional.of(inForce).filter(model -> model.encoder().equals(encoder.name()));
        }
    }

    Known now() {
        Models.State state = models.state();
        Known present = known;
        if (present != null && present.state().equals(state)) {
            return present;
        }
        if (present == null || state.continues(present.state())) {
            renewal.lock();
        } else if (!renewal.tryLock()) {
            // To know all lessons by another model takes seconds: meanwhile everybody else goes by what they knew.
            return present;
        }
        try {
            return renewed(state);
        } finally {
            renewal.unlock();
        }
    }

    private Known renewed(Models.State state) {
        Known present = known;
        Known base = present != null && state.continues(present.state()) ? present : fresh(state);
        Map<UUID, UUID> unread = new HashMap<>(base.unread());
        if (state.read() != base.state().read()) {
            lessons.points(encoder.name(), unread.keySet()).forEach((lesson, points) -> {
                base.memory().encode(Objects.requireNonNull(unread.get(lesson)), points);
                unread.remove(lesson);
            });
        }
        long upTo = learn(base.memory(), base.state().lessons(), unread);
        Known renewed = new Known(state.upTo(upTo), base.inForce(), base.memory(), Map.copyOf(unread));
        known = renewed;
        return renewed;
    }

    /** Knows the model, and no lesson yet. */
    private Known fresh(Models.State state) {
        Model model = models.get(Objects.requireNonNull(state.model(), "the starter model"));
        return new Known(new Models.State(0, state.erased(), 0, state.model()), model, new Memory<>(model), Map.of());
    }

    /** @return up to which lesson is known then */
    private long learn(Memory<UUID, Lesson> memory, long upTo, Map<UUID, UUID> unread) {
        List<Lessons.Kept> news = upTo == 0 ? lessons.standing() : lessons.after(upTo);
        List<Lessons.Kept> standing = upTo == 0 ? news : standing(memory, news);
        for (Lessons.Kept kept : standing) {
            UUID key = key(kept.lesson());
            boolean read = encoder.name().equals(kept.encoder());
            memory.keep(key, kept.lesson(), kept.lesson().passage(), read ? kept.points() : null);
            if (!read) {
                unread.put(kept.lesson().id(), key);
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

    /** One a message; an example that belongs to none is its own. */
    private static UUID key(Lesson lesson) {
        return lesson.message() == null ? lesson.id() : lesson.message().value();
    }
}
