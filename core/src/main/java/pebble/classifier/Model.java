package pebble.classifier;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import pebble.classifier.Terms.Kind;

/**
 * A trained judge. It scores every intent of every stream; a stream is as likely as its intents together, because mails of one stream are of several
 * quite different kinds.
 */
public final class Model {
    private static final int FORMAT = 1;
    private static final int STRONGEST = 3;

    private final String encoder;
    private final Vocabulary vocabulary;
    private final LinearHead head;
    private final Calibration calibration;

    Model(String encoder, Vocabulary vocabulary, LinearHead head, Calibration calibration) {
        this.encoder = encoder;
        this.vocabulary = vocabulary;
        this.head = head;
        this.calibration = calibration;
    }

    /**
     * What the model makes of a mail.
     *
     * @param stream the likeliest
     * @param intent the likeliest within it; empty when the examples name none
     * @param confidence the stream's probability
     * @param sure whether the confidence is enough to place the mail without asking
     * @param strongest the words that spoke most for it
     */
    public record Opinion(
            String stream,
            String intent,
            double confidence,
            boolean sure,
            Map<String, Double> streams,
            List<String> strongest) {}

    /** Of which encoder's points it was trained. */
    public String encoder() {
        return encoder;
    }

    /** The confidence from which on it places mails. */
    public double threshold() {
        return calibration.threshold();
    }

    public Opinion judge(Passage passage, float[] encoded) {
        Map<Kind, Map<String, Integer>> terms = Terms.of(passage);
        SparseVector vector = vocabulary.vector(terms, encoded);
        double[] wishes = calibration.probabilities(head.scores(vector));
        Map<String, Double> streams = streams(head.labels(), wishes);
        String stream = streams.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElseThrow();
        int wish = 0;
        double likeliest = -1;
        for (int label = 0; label < wishes.length; label++) {
            if (streamOf(head.labels().get(label)).equals(stream) && wishes[label] > likeliest) {
                likeliest = wishes[label];
                wish = label;
            }
        }
        double confidence = streams.getOrDefault(stream, 0.0);
        return new Opinion(
                stream,
                head.labels().get(wish).substring(stream.length() + 1),
                confidence,
                confidence >= calibration.threshold(),
                streams,
                strongest(wish, terms, vector));
    }

    static Map<String, Double> streams(List<String> wishes, double[] probabilities) {
        Map<String, Double> streams = new LinkedHashMap<>();
        for (int label = 0; label < probabilities.length; label++) {
            streams.merge(streamOf(wishes.get(label)), probabilities[label], Double::sum);
        }
        return streams;
    }

    static String streamOf(String wish) {
        return wish.substring(0, wish.indexOf('/'));
    }

    private List<String> strongest(int wish, Map<Kind, Map<String, Integer>> terms, SparseVector vector) {
        record Strength(String word, double by) {}
        Map<Integer, Float> values = new LinkedHashMap<>();
        for (int i = 0; i < vector.indices().length; i++) {
            values.put(vector.indices()[i], vector.values()[i]);
        }
        List<Strength> strengths = new ArrayList<>();
        for (String word : terms.get(Kind.WORD).keySet()) {
            int place = vocabulary.place(Kind.WORD, word);
            if (place >= 0) {
                strengths.add(new Strength(word, values.get(place) * head.weight(wish, place)));
            }
        }
        return strengths.stream()
                .filter(strength -> strength.by() > 0)
                .sorted(Comparator.comparingDouble(Strength::by).reversed().thenComparing(Strength::word))
                .limit(STRONGEST)
                .map(Strength::word)
                .toList();
    }

    public byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            out.writeInt(FORMAT);
            out.writeUTF(encoder);
            vocabulary.write(out);
            head.write(out);
            calibration.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** @throws IllegalArgumentException when these are not a model of this version */
    public static Model of(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(bytes)))) {
            if (in.readInt() != FORMAT) {
                throw new IllegalArgumentException("a model of another version");
            }
            return new Model(in.readUTF(), Vocabulary.read(in), LinearHead.read(in), Calibration.read(in));
        } catch (IOException e) {
            throw new IllegalArgumentException("no model", e);
        }
    }
}
