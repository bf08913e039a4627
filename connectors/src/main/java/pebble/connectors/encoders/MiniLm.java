package pebble.connectors.encoders;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.util.List;
import pebble.classifier.Encoder;

/** all-MiniLM-L6-v2 with quantised weights: 384 dimensions, an English model. It is loaded when it is first needed. */
public class MiniLm implements Encoder {
    private static final class Loaded {
        static {
            // The library of its tokenizer asks the network where it runs, and counts that, unless it is told to stay
            // offline.
            System.setProperty("ai.djl.offline", "true");
        }

        static final AllMiniLmL6V2QuantizedEmbeddingModel MODEL = new AllMiniLmL6V2QuantizedEmbeddingModel();
    }

    @Override
    public String name() {
        return "all-minilm-l6-v2-q";
    }

    @Override
    public List<float[]> encode(List<String> texts) {
        return Loaded.MODEL
                .embedAll(texts.stream()
                        .map(text -> TextSegment.from(text.isBlank() ? "-" : text))
                        .toList())
                .content()
                .stream()
                .map(Embedding::vector)
                .toList();
    }
}
