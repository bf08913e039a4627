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
    private static final int FORMAT = 2;
    private static final int STRONGEST = 3;

    private final String encoder;
    private final Learnt learnt;
    private final Vocabulary vocabulary;
    private final LinearHead head;
    private final Calibration calibration;

    Model(String encoder, Learnt learnt, Vocabulary vocabulary, LinearHead head, Calibration calibration) {
        this.encoder = encoder;
        this.learnt = learnt;
        this.vocabulary = vocabulary;
        this.head = head;
        this.calibration = calibration;
    }

    /**
     * What a model was trained on.
     *
     * @param fingerprint of the examples as their terms were read
     */
    record Learnt(int examples, String fingerprint) {}

    /**
     * What the model makes of a mail.
     *
     * @param stream the likeliest
     * @param intent the likeliest within it; empty when the examples name none
     * @param confidence the stream's probability
     * @param sure whether the confidence is enough to place the mail without asking
     * @param intents of each stream, the likeliest
     * @param strongest the words that spoke most for it
     */
    public record Opinion(
            String stream,
            String intent,
            double confidence,
            boolean sure,
            Map<String, Double> streams,
            Map<String, String> intents,
            List<String> strongest) {}

    /** Of which encoder's points it was trained. */
    public String encoder() {
        return encoder;
    }

    /** On how many mails it was trained. */
    public int examples() {
        return learnt.examples();
    }

    /** Whether it would be another if it were trained on these examples now. */
    public boolean isOf(List<Example> examples) {
        return learnt.fingerprint().equals(Training.fingerprint(examples));
    }

    /** The confidence from which on it places mails. */
    public double threshold() {
        return calibration.threshold();
    }

    public Opinion judge(Passage passage, float[] encoded) {
        Terms terms = Terms.of(passage);
        SparseVector vector = vocabulary.vector(terms, encoded);
        double[] wishes = calibration.probabilities(head.scores(vector));
        Opinion bare = opinion(head.labels(), wishes, calibration.threshold(), List.of());
        int wish = head.labels().indexOf(bare.stream() + "/" + bare.intent());
        return opinion(head.labels(), wishes, calibration.threshold(), strongest(wish, terms, vector));
    }

    /** How rare the term is among mails; the rarest of all when it was never seen. */
    float rarity(Kind kind, String term) {
        return vocabulary.rarity(kind, term);
    }

    /** Of each stream the place of its likeliest wish. */
    private static Map<String, Integer> likeliest(List<String> wishes, double[] probabilities) {
        Map<String, Integer> likeliest = new LinkedHashMap<>();
        for (int label = 0; label < probabilities.length; label++) {
            likeliest.merge(
                    streamOf(wishes.get(label)),
                    label,
                    (one, other) -> probabilities[other] > probabilities[one] ? other : one);
        }
        return likeliest;
    }

    private static Opinion opinion(
            List<String> wishes, double[] probabilities, double threshold, List<String> strongest) {
        Map<String, Double> streams = streams(wishes, probabilities);
        Map<String, String> intents = new LinkedHashMap<>();
        likeliest(wishes, probabilities).forEach((stream, wish) -> intents.put(stream, intentOf(wishes.get(wish))));
        Map.Entry<String, Double> best =
                streams.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
        return new Opinion(
                best.getKey(),
                intents.getOrDefault(best.getKey(), ""),
                best.getValue(),
                best.getValue() >= threshold,
                streams,
                intents,
                strongest);
    }

    /**
     * What somebody else's classifier makes of a mail.
     *
     * @param wishes as {@code stream/intent} or a bare stream, at least one
     * @param threshold the confidence from which on it places mails
     */
    public static Opinion opinion(Map<String, Double> wishes, double threshold) {
        List<String> labels = wishes.keySet().stream()
                .map(wish -> wish.indexOf('/') < 0 ? wish + "/" : wish)
                .toList();
        double[] probabilities =
                wishes.values().stream().mapToDouble(Double::doubleValue).toArray();
        return opinion(labels, probabilities, threshold, List.of());
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

    private static String intentOf(String wish) {
        return wish.substring(wish.indexOf('/') + 1);
    }

    private List<String> strongest(int wish, Terms terms, SparseVector vector) {
        record Strength(String word, double by) {}
        List<Strength> strengths = new ArrayList<>();
        for (String word : terms.words().keySet()) {
            if (word.chars().anyMatch(Character::isDigit)) {
                // All numbers are alike to it: what it saw could not be shown.
                continue;
            }
            int place = vocabulary.place(Kind.WORD, word);
            if (place >= 0) {
                strengths.add(new Strength(word, vector.at(place) * head.weight(wish, place)));
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
            out.writeInt(learnt.examples());
            out.writeUTF(learnt.fingerprint());
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
            return new Model(
                    in.readUTF(),
                    new Learnt(in.readInt(), in.readUTF()),
                    Vocabulary.read(in),
                    LinearHead.read(in),
                    Calibration.read(in));
        } catch (IOException e) {
            throw new IllegalArgumentException("no model", e);
        }
    }
}
