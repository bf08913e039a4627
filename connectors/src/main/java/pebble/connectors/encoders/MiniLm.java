package pebble.connectors.encoders;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import pebble.classifier.Encoder;
import pebble.connectors.onnx.OnnxEnvironment;

/**
 * all-MiniLM-L6-v2 with quantised weights: 384 dimensions, an English model. It is loaded when it is first needed. Every processor reads a text of its own: two
 * that share one, as the library would have it, wait for each other in a circle and do half as much (docs/adr/053).
 */
public class MiniLm implements Encoder {
    private static final String MODEL = "/all-minilm-l6-v2-q.onnx";
    private static final String TOKENIZER = "/all-minilm-l6-v2-q-tokenizer.json";

    private static final class Loaded extends AbstractInProcessEmbeddingModel {
        static {
            // The library of its tokenizer asks the network where it runs, and counts that, unless it is told to stay
            // offline.
            System.setProperty("ai.djl.offline", "true");
        }

        static final Loaded ONCE = new Loaded();

        private final OnnxBertBiEncoder encoder;

        private Loaded() {
            super(readers());
            OrtEnvironment environment = OnnxEnvironment.get();
            try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
                    InputStream model = resource(MODEL);
                    InputStream tokenizer = resource(TOKENIZER)) {
                options.setIntraOpNumThreads(1);
                OrtSession session = environment.createSession(model.readAllBytes(), options);
                encoder = new OnnxBertBiEncoder(environment, session, tokenizer, PoolingMode.MEAN);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (OrtException e) {
                throw new IllegalStateException("the encoder that Pebble brings cannot be loaded", e);
            }
        }

        private static ExecutorService readers() {
            return Executors.newFixedThreadPool(
                    Runtime.getRuntime().availableProcessors(),
                    Thread.ofPlatform().daemon().name("encoder-", 0).factory());
        }

        private static InputStream resource(String name) {
            return Objects.requireNonNull(AllMiniLmL6V2QuantizedEmbeddingModel.class.getResourceAsStream(name), name);
        }

        @Override
        protected OnnxBertBiEncoder model() {
            return encoder;
        }
    }

    @Override
    public String name() {
        return "all-minilm-l6-v2-q";
    }

    @Override
    public List<float[]> encode(List<String> texts) {
        return Loaded.ONCE
                .embedAll(texts.stream()
                        .map(text -> TextSegment.from(text.isBlank() ? "-" : text))
                        .toList())
                .content()
                .stream()
                .map(Embedding::vector)
                .toList();
    }
}
