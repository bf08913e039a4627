package pebble.classifier;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import pebble.classifier.Terms.Kind;

/**
 * The terms that a model knows, each with its place in the vector and its weight: tf-idf with sublinear term frequency and smoothed
 * inverse document frequency (Manning, Raghavan and Schütze, "Introduction to Information Retrieval", 6.2-6.4), each kind of terms normed to the same
 * length. The encoder's point takes the places behind them.
 */
final class Vocabulary {
    private final Map<Kind, Map<String, Integer>> places;
    private final float[] idf;
    private final float rarest;
    private final int dimension;

    private Vocabulary(Map<Kind, Map<String, Integer>> places, float[] idf, int dimension) {
        this.places = places;
        this.idf = idf;
        this.rarest = highest(idf) + 1;
        this.dimension = dimension;
    }

    private static float highest(float[] idf) {
        float highest = 0;
        for (float one : idf) {
            highest = Math.max(highest, one);
        }
        return highest;
    }

    /** @param dimension of the encoder's points */
    static Vocabulary of(Collection<Terms> mails, int dimension) {
        Map<Kind, Map<String, Integer>> places = new EnumMap<>(Kind.class);
        List<Float> idf = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            Map<String, Integer> frequencies = new TreeMap<>();
            mails.forEach(mail -> mail.of(kind).keySet().forEach(term -> frequencies.merge(term, 1, Integer::sum)));
            Map<String, Integer> known = new HashMap<>();
            frequencies.forEach((term, frequency) -> {
                if (frequency >= rarest(kind)) {
                    known.put(term, idf.size());
                    idf.add((float) (Math.log((1.0 + mails.size()) / (1.0 + frequency)) + 1));
                }
            });
            places.put(kind, known);
        }
        float[] all = new float[idf.size()];
        for (int place = 0; place < all.length; place++) {
            all[place] = idf.get(place);
        }
        return new Vocabulary(places, all, dimension);
    }

    /** In how many mails a term must stand to be learnt. */
    private static int rarest(Kind kind) {
        return kind == Kind.PIECE ? 4 : 2;
    }

    private static float length(Kind kind) {
        return kind == Kind.ROLE ? 0.3f : 1;
    }

    private Map<String, Integer> known(Kind kind) {
        return Objects.requireNonNull(places.get(kind));
    }

    int size() {
        return idf.length + dimension;
    }

    /** Sparse: only what is not null. */
    SparseVector vector(Terms terms, float[] encoded) {
        int most = terms.words().size() + terms.pieces().size() + terms.roles().size() + dimension;
        int[] indices = new int[most];
        float[] values = new float[most];
        int n = 0;
        for (Kind kind : Kind.values()) {
            n = put(kind, terms, indices, values, n);
        }
        for (int d = 0; d < dimension; d++) {
            indices[n] = idf.length + d;
            values[n++] = encoded[d];
        }
        return new SparseVector(Arrays.copyOf(indices, n), Arrays.copyOf(values, n));
    }

    /** The terms of one kind, which lie side by side, from {@code n} on; answers how many there are then. */
    private int put(Kind kind, Terms terms, int[] indices, float[] values, int n) {
        // Place and weight in one number, so that sorting by place needs no objects.
        long[] found = new long[terms.of(kind).size()];
        int count = 0;
        Map<String, Integer> known = known(kind);
        for (Map.Entry<String, Integer> term : terms.of(kind).entrySet()) {
            Integer place = known.get(term.getKey());
            if (place != null) {
                float weight = (float) ((1 + Math.log(term.getValue())) * idf[place]);
                found[count++] = (long) place << 32 | Float.floatToRawIntBits(weight);
            }
        }
        Arrays.sort(found, 0, count);
        double square = 0;
        for (int i = 0; i < count; i++) {
            float weight = Float.intBitsToFloat((int) found[i]);
            square += weight * weight;
        }
        float scale = (float) (length(kind) / Math.sqrt(square));
        for (int i = 0; i < count; i++) {
            indices[n + i] = (int) (found[i] >>> 32);
            values[n + i] = scale * Float.intBitsToFloat((int) found[i]);
        }
        return n + count;
    }

    /** Where a term lies, -1 when it is not known. */
    int place(Kind kind, String term) {
        return known(kind).getOrDefault(term, -1);
    }

    /** A term's inverse document frequency, the highest when it is not known. */
    float rarity(Kind kind, String term) {
        int place = place(kind, term);
        return place < 0 ? rarest : idf[place];
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(dimension);
        for (Kind kind : Kind.values()) {
            Map<String, Integer> known = known(kind);
            out.writeInt(known.size());
            for (Map.Entry<String, Integer> term : new TreeMap<>(known).entrySet()) {
                out.writeUTF(term.getKey());
                out.writeFloat(idf[term.getValue()]);
            }
        }
    }

    static Vocabulary read(DataInput in) throws IOException {
        int dimension = in.readInt();
        Map<Kind, Map<String, Integer>> places = new EnumMap<>(Kind.class);
        float[] idf = new float[0];
        int next = 0;
        for (Kind kind : Kind.values()) {
            int size = in.readInt();
            idf = Arrays.copyOf(idf, next + size);
            Map<String, Integer> known = HashMap.newHashMap(size);
            for (int i = 0; i < size; i++) {
                known.put(in.readUTF(), next);
                idf[next++] = in.readFloat();
            }
            places.put(kind, known);
        }
        return new Vocabulary(places, idf, dimension);
    }
}
