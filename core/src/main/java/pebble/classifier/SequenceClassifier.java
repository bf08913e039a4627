package pebble.classifier;

import java.util.List;
import java.util.Map;

/** A classifier that was trained elsewhere and judges in place of ours. */
public interface SequenceClassifier {
    /** The confidence from which on it places mails. Nobody here measured what its probabilities are worth. */
    double threshold();

    /** Of each passage the wishes, as {@code stream/intent} or a bare stream, with their probabilities; none where it has no answer. */
    List<Map<String, Double>> judge(List<Passage> passages);
}
