package pebble.classifier;

import java.util.ArrayList;
import java.util.List;

/**
 * Where mails lie by what they mean: the mean of the points of a few sentences each, in which a short request does not drown. The subject is left out: it often
 * speaks of what an older mail wanted.
 */
public final class Points {
    /** What is meant, in few dimensions, would drown the words it is said in (docs/adr/053). */
    private static final float LENGTH = 0.75f;

    private final Encoder encoder;

    public Points(Encoder encoder) {
        this.encoder = encoder;
    }

    /** One a passage, of the encoder's dimension. */
    public List<float[]> of(List<Passage> passages) {
        List<String> texts = new ArrayList<>();
        List<Integer> counts = new ArrayList<>();
        for (Passage passage : passages) {
            List<String> sentences = passage.sentences();
            counts.add(sentences.size());
            texts.addAll(sentences);
        }
        List<float[]> encoded = encoder.encode(texts);
        List<float[]> points = new ArrayList<>();
        int next = 0;
        for (int count : counts) {
            points.add(mean(encoded.subList(next, next + count)));
            next += count;
        }
        return points;
    }

    private static float[] mean(List<float[]> sentences) {
        float[] mean = new float[sentences.getFirst().length];
        for (float[] sentence : sentences) {
            for (int d = 0; d < mean.length; d++) {
                mean[d] += LENGTH * sentence[d] / sentences.size();
            }
        }
        return mean;
    }
}
