package pebble.connectors.onnx;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.onnxruntime.OrtException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A model with its tokenizer, seen to work.
 *
 * @param rows how many texts it reads at once
 * @param width how many numbers it gives a row
 */
record Transformer(ModelFolder folder, Tokens tokens, OnnxModel model, int rows, int width) {
    private static final List<String> TRIAL = List.of(
            "Trial",
            "Please send us your best offer for 20 MT of citric acid, delivered at our plant.",
            "Dear Sir, the certificate of analysis of the last lot is missing. Kindly look into it and send it today. Thanks and regards");
    private static final double ALIKE = 0.002;

    /**
     * Loads it and lets it read a word; refuses what does not answer.
     *
     * @param ranks as in {@link OnnxModel#open}
     * @param windowed as in {@link Tokens#of}
     */
    static Transformer open(ModelFolder folder, int threads, Set<Integer> ranks, boolean windowed) {
        if (threads < 1) {
            throw new WrongModel("ONNX_THREADS", threads + " is too few.");
        }
        Tokens tokens = Tokens.of(folder, windowed);
        OnnxModel model = OnnxModel.open(folder, threads, ranks);
        try {
            List<Encoding> trial = TRIAL.stream()
                    .map(text -> tokens.of(Readable.of(text, 1_000)))
                    .toList();
            List<float[][]> answers = model.run(trial, 1);
            for (float[][] answer : answers) {
                if (answer.length == 0 || !isFinite(answer[0])) {
                    throw folder.wrong("the model answered no numbers to a trial.");
                }
            }
            int rows = areAlike(answers, model.run(trial, OnnxModel.ROWS)) ? OnnxModel.ROWS : 1;
            return new Transformer(folder, tokens, model, rows, answers.getFirst()[0].length);
        } catch (OrtException broken) {
            throw folder.wrong("the model failed in a trial (" + broken.getMessage() + ").");
        }
    }

    /** Weights quantised dynamically take their scale from all that is read at once: the same text has another answer in other company. */
    private static boolean areAlike(List<float[][]> alone, List<float[][]> together) {
        for (int text = 0; text < alone.size(); text++) {
            float[] one = alone.get(text)[0];
            float[] other = together.get(text)[0];
            double highest = 0;
            double apart = 0;
            for (int n = 0; n < one.length; n++) {
                highest = Math.max(highest, Math.abs(one[n]));
                apart = Math.max(apart, Math.abs(one[n] - other[n]));
            }
            if (apart > ALIKE * highest) {
                return false;
            }
        }
        return true;
    }

    /** Refuses labels that are not as many as the model tells apart. */
    List<String> labels() {
        List<String> labels = folder.labels();
        if (labels.size() != width) {
            throw folder.wrong(
                    "there are " + labels.size() + " labels for the " + width + " that the model tells apart.");
        }
        return labels;
    }

    List<float[][]> read(List<Encoding> texts) throws OrtException {
        return model.run(texts, rows);
    }

    static boolean isFinite(float[] numbers) {
        return IntStream.range(0, numbers.length).allMatch(n -> Float.isFinite(numbers[n]));
    }

    /** Scores as probabilities. */
    static double[] softmax(float[] scores) {
        double highest = IntStream.range(0, scores.length)
                .mapToDouble(n -> scores[n])
                .max()
                .orElse(0);
        double[] shares = IntStream.range(0, scores.length)
                .mapToDouble(n -> Math.exp(scores[n] - highest))
                .toArray();
        double sum = 0;
        for (double share : shares) {
            sum += share;
        }
        for (int n = 0; n < shares.length; n++) {
            shares[n] /= sum;
        }
        return shares;
    }
}
