package pebble.bench;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.util.List;
import pebble.connectors.encoders.MiniLm;

/**
 * The encoder on its own, the peer of everything that reads mail with it: once as Pebble runs it, once as its library does when it is taken as it is.
 * Of some rounds the best counts, by turns: others may be at work on the machine.
 */
final class BareEncoder {
    static final int ROUNDS = 3;
    private static final int WARM = 40;

    private final List<String> texts;
    private final MiniLm ours = new MiniLm();
    private final AllMiniLmL6V2QuantizedEmbeddingModel delivered = new AllMiniLmL6V2QuantizedEmbeddingModel();
    private double oursBest;
    private double deliveredBest;

    BareEncoder(List<String> texts) {
        this.texts = texts;
        ours.encode(texts.subList(0, WARM));
        asDelivered(texts.subList(0, WARM));
    }

    void round() {
        oursBest = Math.max(oursBest, rate(texts.size(), () -> ours.encode(texts)));
        deliveredBest = Math.max(deliveredBest, rate(texts.size(), () -> asDelivered(texts)));
    }

    void rounds() {
        for (int round = 0; round < ROUNDS; round++) {
            round();
        }
    }

    private void asDelivered(List<String> some) {
        delivered.embedAll(some.stream().map(TextSegment::from).toList());
    }

    /** Texts a second. */
    static double rate(int count, Runnable work) {
        long began = System.nanoTime();
        work.run();
        return count / ((System.nanoTime() - began) / 1e9);
    }

    /** @param bound the share of it that must be reached */
    String peer(String bound) {
        return "bare encoder, the same texts: " + Figures.rate(oursBest) + ", as its library delivers it "
                + Figures.rate(deliveredBest) + "; " + bound;
    }

    String ratio(double rate) {
        return Figures.ratio(rate / oursBest) + " (" + Figures.ratio(rate / deliveredBest) + ")";
    }
}
