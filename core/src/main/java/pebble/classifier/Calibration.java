package pebble.classifier;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Makes scores into probabilities that come true as often as they say, by one temperature fitted on mails the model was not trained on
 * (temperature scaling: Guo et al., "On Calibration of Modern Neural Networks", 2017), and knows from which on a mail may be placed without
 * asking.
 *
 * @param threshold the lowest confidence at which the wanted precision was kept; above 1 when none did
 */
record Calibration(double temperature, double threshold) {

    /**
     * A judgement on a mail whose label is known.
     *
     * @param label the place of its label among the scores
     */
    record Trial(double[] scores, int label) {}

    /**
     * @param streams of each label, the stream it belongs to, from 0
     * @param precision of those placed without asking
     */
    static Calibration fit(List<Trial> trials, int[] streams, double precision) {
        double best = 1;
        double least = Double.MAX_VALUE;
        for (double temperature = 0.05; temperature < 5; temperature *= 1.05) {
            double loss = 0;
            for (Trial trial : trials) {
                loss -= Math.log(Math.max(1e-12, together(trial, streams, temperature)[streams[trial.label()]]));
            }
            if (loss < least) {
                least = loss;
                best = temperature;
            }
        }
        return new Calibration(best, threshold(trials, streams, best, precision));
    }

    /** The most mails that can be placed at the precision, surest first. */
    private static double threshold(List<Trial> trials, int[] streams, double temperature, double precision) {
        record Placed(double confidence, boolean right) {}
        List<Placed> placed = trials.stream()
                .map(trial -> {
                    double[] probabilities = together(trial, streams, temperature);
                    int chosen = best(probabilities);
                    return new Placed(probabilities[chosen], chosen == streams[trial.label()]);
                })
                .sorted(Comparator.comparingDouble(Placed::confidence).reversed())
                .toList();
        double threshold = 1.01;
        int right = 0;
        for (int n = 0; n < placed.size(); n++) {
            right += placed.get(n).right() ? 1 : 0;
            if (right >= precision * (n + 1)) {
                threshold = placed.get(n).confidence();
            }
        }
        return threshold;
    }

    private static double[] together(Trial trial, int[] streams, double temperature) {
        double[] wishes = softmax(trial.scores(), temperature);
        double[] together = new double[Arrays.stream(streams).max().orElse(0) + 1];
        for (int label = 0; label < wishes.length; label++) {
            together[streams[label]] += wishes[label];
        }
        return together;
    }

    double[] probabilities(double[] scores) {
        return softmax(scores, temperature);
    }

    static int best(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[best]) {
                best = i;
            }
        }
        return best;
    }

    static double[] softmax(double[] scores, double temperature) {
        double highest = Arrays.stream(scores).max().orElse(0);
        double[] exponentials = Arrays.stream(scores)
                .map(score -> Math.exp((score - highest) / temperature))
                .toArray();
        double sum = Arrays.stream(exponentials).sum();
        return Arrays.stream(exponentials).map(e -> e / sum).toArray();
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(temperature);
        out.writeDouble(threshold);
    }

    static Calibration read(DataInput in) throws IOException {
        return new Calibration(in.readDouble(), in.readDouble());
    }
}
