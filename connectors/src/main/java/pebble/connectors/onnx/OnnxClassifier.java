package pebble.connectors.onnx;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.onnxruntime.OrtException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pebble.classifier.Intents;
import pebble.classifier.Passage;
import pebble.classifier.SequenceClassifier;

/**
 * A fine-tuned BERT or RoBERTa that tells wishes apart. It reads subject, a line break and the newest part as one text. Its labels are streams or
 * {@code stream/intent}; the likelihood of those whose stream there is not goes to none of the others.
 */
public final class OnnxClassifier implements SequenceClassifier {
    public static final String SETTING = "CLASSIFIER_ONNX";
    public static final String THRESHOLD = "CLASSIFIER_THRESHOLD";

    private static final Logger log = LoggerFactory.getLogger(OnnxClassifier.class);
    private static final int LONGEST = 5_000;
    private static final double SURE = 0.9;

    /** Below it another board may be as likely. */
    private static final double LEAST = 0.5;

    private final Transformer transformer;
    private final double threshold;
    private final List<String> wishes;
    private final Supplier<Set<String>> streams;

    private OnnxClassifier(
            Transformer transformer, double threshold, List<String> wishes, Supplier<Set<String>> streams) {
        this.transformer = transformer;
        this.threshold = threshold;
        this.wishes = wishes;
        this.streams = streams;
    }

    /**
     * Loads the model; {@link #among} says later which of its streams there are.
     *
     * @param path of the model's folder or file
     * @param threshold the confidence from which on it places mails, as {@link #THRESHOLD} says it
     * @throws WrongModel when it is none
     */
    public static OnnxClassifier open(String path, String threshold, int threads) {
        double least = threshold(threshold);
        ModelFolder folder = ModelFolder.of(SETTING, path);
        Transformer transformer = Transformer.open(folder, threads, Set.of(2), false);
        if (folder.json("config.json").path("problem_type").asString("").startsWith("multi_label")) {
            throw folder.wrong("the model gives several labels at once, where a mail has one.");
        }
        List<String> wishes = transformer.labels().stream()
                .map(label -> label.toLowerCase(Locale.ROOT))
                .toList();
        if (wishes.size() < 2) {
            throw folder.wrong("the model has one label only, so it tells nothing apart.");
        }
        return new OnnxClassifier(transformer, least, wishes, Set::of);
    }

    private static double threshold(String text) {
        try {
            double threshold = text.isEmpty() ? SURE : Double.parseDouble(text);
            if (threshold >= LEAST && threshold <= 1) {
                return threshold;
            }
        } catch (NumberFormatException notNumber) {
            // Refused below, as any other text.
        }
        throw new WrongModel(THRESHOLD, "\"" + text + "\" is no number from " + LEAST + " to 1.");
    }

    /**
     * The same, choosing only among streams that there are when it judges.
     *
     * @throws WrongModel when it knows none of them
     */
    public OnnxClassifier among(Supplier<Set<String>> streams) {
        List<String> strange =
                wishes.stream().filter(wish -> !isKnown(wish, streams.get())).toList();
        if (strange.size() == wishes.size()) {
            throw transformer
                    .folder()
                    .wrong("none of the labels " + wishes + " names a stream that exists: " + streams.get() + ".");
        }
        if (!strange.isEmpty()) {
            log.warn("{}: the labels {} name streams that do not exist; they are never chosen", SETTING, strange);
        }
        return new OnnxClassifier(transformer, threshold, wishes, streams);
    }

    private static boolean isKnown(String wish, Set<String> streams) {
        int slash = wish.indexOf('/');
        String stream = slash < 0 ? wish : wish.substring(0, slash);
        return stream.equals(Intents.NOISE) || streams.contains(stream);
    }

    @Override
    public double threshold() {
        return threshold;
    }

    @Override
    public List<Map<String, Double>> judge(List<Passage> passages) {
        Set<String> known = streams.get();
        List<Encoding> texts = passages.stream()
                .map(passage -> Readable.of(passage.subject() + "\n" + passage.text(), LONGEST))
                .map(transformer.tokens()::of)
                .toList();
        try {
            return transformer.read(texts).stream()
                    .map(answer -> answer.length == 0 ? Map.<String, Double>of() : opinion(answer[0], known))
                    .toList();
        } catch (OrtException failed) {
            log.warn("{}: no answer, the mails are judged without it: {}", SETTING, failed.getMessage());
            return passages.stream().map(_ -> Map.<String, Double>of()).toList();
        }
    }

    private Map<String, Double> opinion(float[] scores, Set<String> known) {
        Map<String, Double> opinion = new LinkedHashMap<>();
        if (Transformer.isFinite(scores)) {
            double[] shares = Transformer.softmax(scores);
            for (int label = 0; label < shares.length; label++) {
                if (isKnown(wishes.get(label), known)) {
                    opinion.merge(wishes.get(label), shares[label], Double::sum);
                }
            }
        }
        return opinion;
    }
}
