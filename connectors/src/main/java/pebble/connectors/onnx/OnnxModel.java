package pebble.connectors.onnx;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A Transformer in ONNX Runtime: tokens in, one output out. It lives as long as the process. One batch runs at a time, so that the threads of the
 * settings and the memory of one batch are all it takes, however many ask.
 */
final class OnnxModel {
    private static final Set<String> KNOWN = Set.of("input_ids", "attention_mask", "token_type_ids");
    private static final List<String> OUTPUTS =
            List.of("logits", "sentence_embedding", "last_hidden_state", "token_embeddings");
    private static final Set<OnnxJavaType> NUMBERS =
            Set.of(OnnxJavaType.FLOAT, OnnxJavaType.FLOAT16, OnnxJavaType.BFLOAT16);
    static final int ROWS = 32;

    private static final int TOKENS = 4_096;

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final Set<String> inputs;
    private final String output;
    private final long padding;
    private final Lock turn = new ReentrantLock();

    private OnnxModel(OrtEnvironment environment, OrtSession session, String output, long padding) {
        this.environment = environment;
        this.session = session;
        this.inputs = Set.copyOf(session.getInputNames());
        this.output = output;
        this.padding = padding;
    }

    /**
     * Refuses what is no such model.
     *
     * @param ranks how many dimensions the output may have: 2 for one row a text, 3 for one row a token
     */
    static OnnxModel open(ModelFolder folder, int threads, Set<Integer> ranks) {
        OrtEnvironment environment = OnnxEnvironment.get();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            OrtSession session = environment.createSession(folder.model().toString(), options);
            checkInputs(folder, session.getInputInfo());
            String output = output(folder, session.getOutputInfo(), ranks);
            return new OnnxModel(
                    environment,
                    session,
                    output,
                    folder.json("config.json").path("pad_token_id").asLong(0));
        } catch (OrtException | UnsatisfiedLinkError broken) {
            throw folder.wrong("ONNX Runtime cannot read " + folder.model() + " (" + broken.getMessage() + ").");
        }
    }

    private static void checkInputs(ModelFolder folder, Map<String, NodeInfo> inputs) {
        if (!inputs.containsKey("input_ids") || !KNOWN.containsAll(inputs.keySet())) {
            throw folder.wrong("the model wants the inputs " + inputs.keySet()
                    + "; known are input_ids, attention_mask and token_type_ids.");
        }
        inputs.forEach((name, info) -> {
            TensorInfo tensor = tensor(info);
            if (tensor == null || tensor.type != OnnxJavaType.INT64 || tensor.getShape().length != 2) {
                throw folder.wrong("the input " + name + " is not int64 by batch and sequence.");
            }
            if (tensor.getShape()[0] >= 0 || tensor.getShape()[1] >= 0) {
                throw folder.wrong(
                        "the input " + name + " has a fixed size. Export the model with a dynamic batch and sequence.");
            }
        });
    }

    private static String output(ModelFolder folder, Map<String, NodeInfo> outputs, Set<Integer> ranks) {
        return outputs.keySet().stream()
                .filter(name -> {
                    TensorInfo tensor = tensor(outputs.get(name));
                    return tensor != null && NUMBERS.contains(tensor.type) && ranks.contains(tensor.getShape().length);
                })
                .min(Comparator.comparingInt(name -> OUTPUTS.contains(name) ? OUTPUTS.indexOf(name) : OUTPUTS.size()))
                .orElseThrow(() -> folder.wrong(
                        "none of the outputs " + outputs.keySet() + " is of the kind that is needed here."));
    }

    private static @Nullable TensorInfo tensor(@Nullable NodeInfo node) {
        return node != null && node.getInfo() instanceof TensorInfo tensor ? tensor : null;
    }

    /**
     * One a text, in their order: what the model says of its tokens, a row a token, or the one row of the whole; nothing of a text without tokens.
     *
     * @param most how many texts it may read at once
     */
    List<float[][]> run(List<Encoding> texts, int most) throws OrtException {
        List<Integer> byLength = IntStream.range(0, texts.size())
                .boxed()
                .sorted(Comparator.comparingInt(n -> texts.get(n).getIds().length))
                .toList();
        float[][][] answers = new float[texts.size()][][];
        List<Integer> batch = new ArrayList<>();
        for (int n : byLength) {
            if (texts.get(n).getIds().length == 0) {
                answers[n] = new float[0][];
                continue;
            }
            int length = texts.get(n).getIds().length;
            if (!batch.isEmpty() && (batch.size() >= most || !fits(texts, batch, length))) {
                run(texts, batch, answers);
                batch.clear();
            }
            batch.add(n);
        }
        if (!batch.isEmpty()) {
            run(texts, batch, answers);
        }
        return List.of(answers);
    }

    /** A model without a mask would take padding for text. */
    private boolean fits(List<Encoding> texts, List<Integer> batch, int length) {
        return (batch.size() + 1) * length <= TOKENS
                && (inputs.contains("attention_mask")
                        || texts.get(batch.getFirst()).getIds().length == length);
    }

    private void run(List<Encoding> texts, List<Integer> batch, float[][][] answers) throws OrtException {
        List<Encoding> rows = batch.stream().map(texts::get).toList();
        int length = rows.getLast().getIds().length;
        Map<String, OnnxTensor> given = new HashMap<>();
        turn.lock();
        try {
            for (String input : inputs) {
                given.put(input, tensor(input, rows, length));
            }
            try (OrtSession.Result result = session.run(given, Set.of(output))) {
                OnnxTensor said = (OnnxTensor) result.get(0);
                FloatBuffer numbers = said.getFloatBuffer();
                long[] shape = said.getInfo().getShape();
                boolean pooled = shape.length == 2;
                int width = (int) shape[shape.length - 1];
                for (int row = 0; row < rows.size(); row++) {
                    int count = pooled ? 1 : rows.get(row).getIds().length;
                    int first = pooled ? row : row * length;
                    answers[batch.get(row)] = IntStream.range(0, count)
                            .mapToObj(token -> row(numbers, first + token, width))
                            .toArray(float[][]::new);
                }
            }
        } finally {
            given.values().forEach(OnnxTensor::close);
            turn.unlock();
        }
    }

    private static float[] row(FloatBuffer numbers, int row, int width) {
        float[] values = new float[width];
        numbers.get(row * width, values);
        return values;
    }

    private OnnxTensor tensor(String input, List<Encoding> rows, int length) throws OrtException {
        Function<Encoding, long[]> values = switch (input) {
            case "input_ids" -> Encoding::getIds;
            case "attention_mask" -> Encoding::getAttentionMask;
            default -> Encoding::getTypeIds;
        };
        long[] all = new long[rows.size() * length];
        for (int row = 0; row < rows.size(); row++) {
            long[] own = values.apply(rows.get(row));
            System.arraycopy(own, 0, all, row * length, own.length);
            if (input.equals("input_ids")) {
                Arrays.fill(all, row * length + own.length, (row + 1) * length, padding);
            }
        }
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(all), new long[] {rows.size(), length});
    }
}
