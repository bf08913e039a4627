package pebble.classifier;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import pebble.classifier.Terms.Kind;

/**
 * The terms that a model knows, each with its place in the vector and its weight: tf-idf with sublinear term frequency and smoothed
 * inverse document frequency (Manning, Raghavan and Schütze, "Introduction to Information Retrieval", 6.2-6.4), each kind of terms normed to the same
 * length. The encoder's point takes the places behind them.
 */
final class Vocabulary {
    private static final int RAREST = 2;
    private static final Map<Kind, Float> LENGTHS = Map.of(Kind.WORD, 1f, Kind.PIECE, 1f, Kind.ROLE, 0.3f);
    private static final float ENCODED = 1f;

    private final Map<Kind, Map<String, Integer>> places;
    private final float[] idf;
    private final int dimension;

    private Vocabulary(Map<Kind, Map<String, Integer>> places, float[] idf, int dimension) {
        this.places = places;
        this.idf = idf;
        this.dimension = dimension;
    }

    /** @param dimension of the encoder's points */
    static Vocabulary of(Collection<Map<Kind, Map<String, Integer>>> mails, int dimension) {
        Map<Kind, Map<String, Integer>> places = new EnumMap<>(Kind.class);
        Map<Kind, Map<String, Integer>> frequencies = new EnumMap<>(Kind.class);
        int next = 0;
        for (Kind kind : Kind.values()) {
            Map<String, Integer> in = new TreeMap<>();
            mails.forEach(mail -> mail.get(kind).keySet().forEach(term -> in.merge(term, 1, Integer::sum)));
            Map<String, Integer> known = new HashMap<>();
            for (Map.Entry<String, Integer> term : in.entrySet()) {
                if (term.getValue() >= RAREST) {
                    known.put(term.getKey(), next++);
                }
            }
            places.put(kind, known);
            frequencies.put(kind, in);
        }
        float[] idf = new float[next];
        places.forEach((kind, known) -> known.forEach((term, place) -> idf[place] = (float)
                (Math.log((1.0 + mails.size()) / (1.0 + frequencies.get(kind).get(term))) + 1)));
        return new Vocabulary(places, idf, dimension);
    }

    int size() {
        return idf.length + dimension;
    }

    /** Sparse: only what is not null. */
    SparseVector vector(Map<Kind, Map<String, Integer>> terms, float[] encoded) {
        TreeMap<Integer, Float> vector = new TreeMap<>();
        places.forEach((kind, known) -> {
            double length = 0;
            Map<Integer, Float> part = new HashMap<>();
            for (Map.Entry<String, Integer> term : terms.get(kind).entrySet()) {
                Integer place = known.get(term.getKey());
                if (place != null) {
                    float weight = (float) ((1 + Math.log(term.getValue())) * idf[place]);
                    part.put(place, weight);
                    length += weight * weight;
                }
            }
            float scale = (float) (LENGTHS.get(kind) / Math.sqrt(length));
            part.forEach((place, weight) -> vector.put(place, weight * scale));
        });
        int[] indices = new int[vector.size() + dimension];
        float[] values = new float[indices.length];
        int n = 0;
        for (Map.Entry<Integer, Float> entry : vector.entrySet()) {
            indices[n] = entry.getKey();
            values[n++] = entry.getValue();
        }
        for (int d = 0; d < dimension; d++) {
            indices[n] = idf.length + d;
            values[n++] = encoded[d] * ENCODED;
        }
        return new SparseVector(indices, values);
    }

    /** Where a term lies, -1 when it is not known. */
    int place(Kind kind, String term) {
        return places.get(kind).getOrDefault(term, -1);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(dimension);
        for (Kind kind : Kind.values()) {
            Map<String, Integer> known = places.get(kind);
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
