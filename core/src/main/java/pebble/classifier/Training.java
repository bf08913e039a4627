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
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Trains a model of examples: one logistic regression an intent, by LIBLINEAR, and a calibration on mails held back in turn. */
public final class Training {
    private static final double COST = 30;
    private static final double ACCURACY = 0.1;
    private static final int FOLDS = 5;

    /** Of mails held back, which are harder than most that come. */
    private static final double PRECISION = 0.97;

    static {
        Linear.disableDebugOutput();
    }

    private Training() {}

    private record Prepared(Terms terms, float[] encoded, int label) {}

    /** @throws IllegalArgumentException when there are fewer than two examples of two different streams */
    public static Model train(List<Example> examples, Encoder encoder) {
        List<String> labels =
                examples.stream().map(Example::wish).distinct().sorted().toList();
        if (labels.stream().map(Model::streamOf).distinct().count() < 2) {
            throw new IllegalArgumentException("examples of two streams at least are needed");
        }
        List<float[]> encoded =
                new Points(encoder).of(examples.stream().map(Example::passage).toList());
        List<Prepared> prepared = IntStream.range(0, examples.size())
                .mapToObj(n -> new Prepared(
                        Terms.of(examples.get(n).passage()),
                        encoded.get(n),
                        labels.indexOf(examples.get(n).wish())))
                .toList();
        List<String> streams = labels.stream().map(Model::streamOf).distinct().toList();
        Calibration calibration = Calibration.fit(
                heldBack(prepared, labels),
                labels.stream()
                        .mapToInt(label -> streams.indexOf(Model.streamOf(label)))
                        .toArray(),
                PRECISION);
        Vocabulary vocabulary = vocabulary(prepared);
        return new Model(
                encoder.name(),
                new Model.Learnt(examples.size(), fingerprint(examples)),
                vocabulary,
                head(prepared, vocabulary, labels),
                calibration);
    }

    /** Another when an example changes, or the way in which mails are read. */
    static String fingerprint(List<Example> examples) {
        MessageDigest digest = digest();
        examples.parallelStream()
                .map(example -> example.wish() + spelled(Terms.of(example.passage())) + sentences(example))
                .forEachOrdered(read -> digest.update(read.getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String spelled(Terms terms) {
        return new TreeMap<>(terms.words()) + "" + new TreeMap<>(terms.pieces()) + new TreeMap<>(terms.roles());
    }

    private static String sentences(Example example) {
        return String.join("\n", example.passage().sentences());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Every example judged by a model that was trained without it. */
    private static List<Calibration.Trial> heldBack(List<Prepared> examples, List<String> labels) {
        int[] fold = new Random(7).ints(examples.size(), 0, FOLDS).toArray();
        List<Calibration.Trial> trials = new ArrayList<>();
        for (int held = 0; held < FOLDS; held++) {
            List<Prepared> train = new ArrayList<>();
            List<Prepared> test = new ArrayList<>();
            for (int n = 0; n < fold.length; n++) {
                (fold[n] == held ? test : train).add(examples.get(n));
            }
            Vocabulary vocabulary = vocabulary(train);
            LinearHead head = head(train, vocabulary, labels);
            for (Prepared example : test) {
                trials.add(new Calibration.Trial(
                        head.scores(vocabulary.vector(example.terms(), example.encoded())), example.label()));
            }
        }
        return trials;
    }

    private static Vocabulary vocabulary(List<Prepared> examples) {
        return Vocabulary.of(
                examples.stream().map(Prepared::terms).toList(),
                examples.getFirst().encoded().length);
    }

    private static LinearHead head(List<Prepared> examples, Vocabulary vocabulary, List<String> labels) {
        Feature[][] features = examples.parallelStream()
                .map(example -> nodes(vocabulary.vector(example.terms(), example.encoded()), vocabulary.size()))
                .toArray(Feature[][]::new);
        float[][] weights = new float[labels.size()][];
        float[] bias = new float[labels.size()];
        IntStream.range(0, labels.size()).parallel().forEach(label -> {
            Problem problem = new Problem();
            problem.l = features.length;
            problem.n = vocabulary.size() + 1;
            problem.x = features;
            problem.y = examples.stream()
                    .mapToDouble(e -> e.label() == label ? 1 : -1)
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
