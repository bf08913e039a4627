package pebble.classifier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pebble.classifier.Terms.Kind;

/**
 * Mails that people judged, found again by likeness. Words and pieces of words weigh most, the rarer the more; what the encoder makes of the meaning
 * counts less, because an English encoder takes all Chinese for one thing. Two mails of one form are alike by 0.45 and more; of two hand-written mails
 * with nothing in common but the trade that is rare (docs/adr/053).
 *
 * @param <K> what a mail is remembered by
 * @param <V> what is remembered of it
 */
public final class Memory<K, V> {
    private static final float WORDS = 0.4f;
    private static final float PIECES = 0.4f;
    private static final float MEANING = 0.2f;

    private final Model rarity;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<K, Integer> slots = new HashMap<>();
    private final List<@Nullable V> values = new ArrayList<>();
    private final List<float[]> points = new ArrayList<>();
    private final Map<Long, Postings> index = new HashMap<>();

    /** @param rarity tells common terms from rare ones */
    public Memory(Model rarity) {
        this.rarity = rarity;
    }

    /** @param likeness 0 to 1 */
    public record Near<V>(V value, double likeness) {}

    /** What a mail shares with those remembered before anything is said of its meaning. */
    public static final class Shared {
        private final float[] likeness;

        private Shared(float[] likeness) {
            this.likeness = likeness;
        }

        /** Whether any could still be as like as that, whatever the mail means. */
        public boolean reaches(double wanted) {
            for (float like : likeness) {
                if (like + MEANING >= wanted) {
                    return true;
                }
            }
            return false;
        }
    }

    private static final class Postings {
        private int[] slots = new int[2];
        private float[] weights = new float[2];
        private int count;

        void add(int slot, float weight) {
            if (count == slots.length) {
                slots = Arrays.copyOf(slots, 2 * count);
                weights = Arrays.copyOf(weights, 2 * count);
            }
            slots[count] = slot;
            weights[count++] = weight;
        }
    }

    public boolean isEmpty() {
        return guarded(lock.readLock(), slots::isEmpty);
    }

    /**
     * What was remembered by this key before is forgotten.
     *
     * @param encoded null while the encoder has not read it: then it is known by its words alone
     */
    public void keep(K key, V value, Passage passage, float @Nullable [] encoded) {
        Map<Long, Float> traits = traits(passage);
        float[] meant = encoded == null ? new float[0] : normed(encoded);
        guarded(lock.writeLock(), () -> {
            drop(key);
            int slot = values.size();
            slots.put(key, slot);
            values.add(value);
            points.add(meant);
            traits.forEach((term, weight) ->
                    index.computeIfAbsent(term, t -> new Postings()).add(slot, weight));
            return slot;
        });
    }

    /** The encoder has read what is remembered by this key. */
    public void encode(K key, float[] encoded) {
        guarded(lock.writeLock(), () -> {
            Integer slot = slots.get(key);
            return slot == null ? null : points.set(slot, normed(encoded));
        });
    }

    public void forget(K key) {
        guarded(lock.writeLock(), () -> drop(key));
    }

    private boolean drop(K key) {
        Integer slot = slots.remove(key);
        if (slot != null) {
            values.set(slot, null);
        }
        return slot != null;
    }

    public Shared shared(Passage passage) {
        Map<Long, Float> traits = traits(passage);
        return guarded(lock.readLock(), () -> {
            float[] likeness = new float[values.size()];
            traits.forEach((term, weight) -> {
                Postings postings = index.get(term);
                if (postings != null) {
                    for (int i = 0; i < postings.count; i++) {
                        likeness[postings.slots[i]] += weight * postings.weights[i];
                    }
                }
            });
            for (int slot = 0; slot < likeness.length; slot++) {
                if (values.get(slot) == null) {
                    likeness[slot] = Float.NEGATIVE_INFINITY;
                }
            }
            return new Shared(likeness);
        });
    }

    /** Those as like as wanted or more, the likest first. */
    public List<Near<V>> nearest(Shared shared, float[] encoded, double wanted) {
        float[] meant = normed(encoded);
        List<Near<V>> near = new ArrayList<>();
        guarded(lock.readLock(), () -> {
            for (int slot = 0; slot < shared.likeness.length; slot++) {
                V value = values.get(slot);
                if (value != null && shared.likeness[slot] + MEANING >= wanted) {
                    double likeness = shared.likeness[slot] + MEANING * dot(meant, points.get(slot));
                    if (likeness >= wanted) {
                        near.add(new Near<>(value, likeness));
                    }
                }
            }
            return near;
        });
        near.sort(Comparator.comparingDouble((Near<V> one) -> one.likeness()).reversed());
        return near;
    }

    private static <T extends @Nullable Object> T guarded(Lock lock, Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    private Map<Long, Float> traits(Passage passage) {
        Terms terms = Terms.of(passage);
        Map<Long, Float> traits = new HashMap<>();
        trace(Kind.WORD, WORDS, terms, traits);
        trace(Kind.PIECE, PIECES, terms, traits);
        return traits;
    }

    /** The share of two mails' likeness is the product of the two weights, so each carries its root. */
    private void trace(Kind kind, float share, Terms terms, Map<Long, Float> traits) {
        Map<Long, Float> weights = new HashMap<>();
        double length = 0;
        for (Map.Entry<String, Integer> term : terms.of(kind).entrySet()) {
            float weight = (float) ((1 + Math.log(term.getValue())) * rarity.rarity(kind, term.getKey()));
            weights.put(hash(kind, term.getKey()), weight);
            length += weight * weight;
        }
        float scale = (float) Math.sqrt(share / Math.max(length, Float.MIN_NORMAL));
        weights.forEach((term, weight) -> traits.put(term, weight * scale));
    }

    private static long hash(Kind kind, String term) {
        long hash = kind.ordinal();
        for (int i = 0; i < term.length(); i++) {
            hash = hash * 0x100000001b3L + term.charAt(i);
        }
        return hash;
    }

    private static float[] normed(float[] encoded) {
        double length = Math.sqrt(dot(encoded, encoded));
        float[] normed = encoded.clone();
        for (int d = 0; length > 0 && d < normed.length; d++) {
            normed[d] /= (float) length;
        }
        return normed;
    }

    private static double dot(float[] one, float[] other) {
        float sum = 0;
        for (int d = 0; d < Math.min(one.length, other.length); d++) {
            sum += one[d] * other[d];
        }
        return sum;
    }
}
