package pebble.classifier;

import java.util.ArrayList;
import java.util.List;

/**
 * Where mails lie by what they mean: the point of the mail as a whole, and the mean of its sentences' points, in which a short request does not drown.
 */
public final class Points {
    /** A sentence says what is wanted more plainly than the mail around it. */
    private static final float SENTENCES = 1.5f;

    private final Encoder encoder;

    public Points(Encoder encoder) {
        this.encoder = encoder;
    }

    /** One a passage, each of twice the encoder's dimension. */
    public List<float[]> of(List<Passage> passages) {
        List<String> texts = new ArrayList<>();
        for (Passage passage : passages) {
            texts.add(passage.whole());
            texts.addAll(passage.sentences());
        }
        List<float[]> encoded = encoder.encode(texts);
        List<float[]> points = new ArrayList<>();
        int next = 0;
        for (Passage passage : passages) {
            int sentences = passage.sentences().size();
            points.add(point(encoded.get(next), encoded.subList(next + 1, next + 1 + sentences)));
            next += 1 + sentences;
        }
        return points;
    }

    private static float[] point(float[] whole, List<float[]> sentences) {
        float[] point = new float[2 * whole.length];
        System.arraycopy(whole, 0, point, 0, whole.length);
        for (float[] sentence : sentences) {
            for (int d = 0; d < whole.length; d++) {
                point[whole.length + d] += SENTENCES * sentence[d] / sentences.size();
            }
        }
        return point;
    }
}
