package pebble.classifier;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Trains models of examples: one logistic regression an intent, by LIBLINEAR, and a calibration on mails held back in turn. Work in parallel is done in
 * the pool it is started from.
 */
public final class Training {
    private static final double COST = 30;
    private static final double ACCURACY = 0.1;

    /** Of mails held back. */
    private static final double PRECISION = 0.98;

    static {
        Linear.disableDebugOutput();
    }

    private final String encoder;
    private final List<Example> examples;
    private final List<Prepared> prepared;
    private final List<String> labels;
    private final int[] streams;

    private record Prepared(Terms terms, float[] encoded, int label, int weight, int fold) {}

    /**
     * @param encoder the name of the one that read the examples
     * @param encoded where each of them lies
     * @throws IllegalArgumentException when there are fewer than two examples of two different streams
     */
    public Training(List<Example> examples, List<float[]> encoded, String encoder) {
        this.encoder = encoder;
        this.examples = examples;
        labels = examples.stream().map(Example::wish).distinct().sorted().toList();
        List<String> keys = labels.stream().map(Model::streamOf).distinct().toList();
        if (keys.size() < 2) {
            throw new IllegalArgumentException("examples of two streams at least are needed");
        }
        streams = labels.stream()
                .mapToInt(label -> keys.indexOf(Model.streamOf(label)))
                .toArray();
        Map<String, String> same = new HashMap<>();
        prepared = IntStream.range(0, examples.size())
                .mapToObj(n -> new Prepared(
                        Terms.of(examples.get(n).passage()).compact(same),
                        encoded.get(n),
                        labels.indexOf(examples.get(n).wish()),
                        examples.get(n).weight(),
                        examples.get(n).fold()))
                .toList();
    }

    /** A model of all examples. */
    public Model train() {
        List<Calibration.Trial> trials = IntStream.range(0, Example.FOLDS)
                .mapToObj(fold -> heldBack(fold, example -> true))
                .flatMap(List::stream)
                .toList();
        Vocabulary vocabulary = vocabulary(prepared);
        return new Model(
                encoder,
                new Model.Learnt(examples.size(), fingerprint(examples)),
                vocabulary,
                head(prepared, vocabulary),
                Calibration.fit(trials, streams, PRECISION));
    }

    /**
     * Which share of the examples of the first part a model finds the stream of that was trained on the others.
     *
     * @param learnt which examples it is trained on; it is asked for all of the part
     */
    public double accuracy(Predicate<Example> learnt) {
        List<Calibration.Trial> trials = heldBack(0, learnt);
        long right = trials.stream()
                .filter(trial -> streams[Calibration.best(trial.scores())] == streams[trial.label()])
                .count();
        return trials.isEmpty() ? 0 : (double) right / trials.size();
    }

    /** Another when an example changes, or the way in which mails are read. */
    static String fingerprint(List<Example> examples) {
        MessageDigest digest = digest();
        examples.parallelStream()
                .map(example -> example.wish()
                        + spelled(Terms.of(example.passage()))
                        + String.join("\n", example.passage().sentences()))
                .forEachOrdered(read -> digest.update(read.getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String spelled(Terms terms) {
        return new TreeMap<>(terms.words()) + "" + new TreeMap<>(terms.pieces()) + new TreeMap<>(terms.roles());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Every example of one part judged by a model that was trained without the part; as often as it counts. */
    private List<Calibration.Trial> heldBack(int fold, Predicate<Example> learnt) {
        List<Prepared> train = new ArrayList<>();
        List<Prepared> test = new ArrayList<>();
        for (int n = 0; n < prepared.size(); n++) {
            if (prepared.get(n).fold() == fold) {
                test.add(prepared.get(n));
            } else if (learnt.test(examples.get(n))) {
                train.add(prepared.get(n));
            }
        }
        if (test.isEmpty()) {
            return List.of();
        }
        Vocabulary vocabulary = vocabulary(train);
        LinearHead head = head(train, vocabulary);
        return test.parallelStream()
                .map(example -> Collections.nCopies(
                        example.weight(),
                        new Calibration.Trial(
                                head.scores(vocabulary.vector(example.terms(), example.encoded())), example.label())))
                .flatMap(List::stream)
                .toList();
    }

    private static Vocabulary vocabulary(List<Prepared> examples) {
        return Vocabulary.of(
                examples.stream().map(Prepared::terms).toList(),
                examples.getFirst().encoded().length);
    }

    private LinearHead head(List<Prepared> examples, Vocabulary vocabulary) {
        Feature[][] each = examples.parallelStream()
                .map(example -> nodes(vocabulary.vector(example.terms(), example.encoded()), vocabulary.size()))
                .toArray(Feature[][]::new);
        int[] rows = IntStream.range(0, each.length)
                .flatMap(n -> IntStream.generate(() -> n).limit(examples.get(n).weight()))
                .toArray();
        Feature[][] features = Arrays.stream(rows).mapToObj(n -> each[n]).toArray(Feature[][]::new);
        float[][] weights = new float[labels.size()][];
        float[] bias = new float[labels.size()];
        IntStream.range(0, labels.size()).parallel().forEach(label -> {
            Problem problem = new Problem();
            problem.l = features.length;
            problem.n = vocabulary.size() + 1;
            problem.x = features;
            problem.y = Arrays.stream(rows)
                    .mapToDouble(n -> examples.get(n).label() == label ? 1 : -1)
                    .toArray();
            de.bwaldvogel.liblinear.Model trained =
                    Linear.train(problem, new Parameter(SolverType.L2R_LR_DUAL, COST, ACCURACY));
            double[] learnt = trained.getFeatureWeights();
            float sign = trained.getLabels()[0] > 0 ? 1 : -1;
            weights[label] = new float[vocabulary.size()];
            for (int place = 0; place < vocabulary.size(); place++) {
                weights[label][place] = sign * (float) learnt[place];
            }
            bias[label] = sign * (float) learnt[vocabulary.size()];
        });
        return LinearHead.of(labels, weights, bias);
    }

    /** LIBLINEAR counts from one; the last place is the constant that carries the bias. */
    private static Feature[] nodes(SparseVector vector, int size) {
        Feature[] nodes = new Feature[vector.indices().length + 1];
        for (int i = 0; i < vector.indices().length; i++) {
            nodes[i] = new FeatureNode(vector.indices()[i] + 1, vector.values()[i]);
        }
        nodes[nodes.length - 1] = new FeatureNode(size + 1, 1);
        return nodes;
    }
}
