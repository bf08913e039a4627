package pebble.connectors.onnx;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.onnxruntime.OrtException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import pebble.classifier.Encoder;
import tools.jackson.databind.JsonNode;

/** A sentence encoder of the settings, in the place of the English one that Pebble brings. */
public final class OnnxEncoder implements Encoder {
    public static final String SETTING = "ENCODER_ONNX";
    public static final String POOLING = "ENCODER_POOLING";

    private static final int LONGEST = 5_000;

    private final Transformer transformer;
    private final String name;
    private final boolean firstToken;
    private final String prefix;

    private OnnxEncoder(Transformer transformer, String name, boolean firstToken, String prefix) {
        this.transformer = transformer;
        this.name = name;
        this.firstToken = firstToken;
        this.prefix = prefix;
    }

    /**
     * @param path of the model's folder or file
     * @param pooling {@code mean} of all tokens or {@code cls}, the first; empty to take what {@code 1_Pooling/config.json} says, or the mean
     * @param prefix what the model wants to read before each text; may be empty
     * @throws WrongModel when it is no encoder
     */
    public static OnnxEncoder open(String path, String pooling, String prefix, int threads) {
        ModelFolder folder = ModelFolder.of(SETTING, path);
        boolean firstToken = switch (pooling) {
            case "" -> isFirstToken(folder);
            case "mean" -> false;
            case "cls" -> true;
            default -> throw new WrongModel(POOLING, "\"" + pooling + "\" is neither mean nor cls.");
        };
        Transformer transformer = Transformer.open(folder, threads, Set.of(2, 3), false);
        String before = prefix.isBlank() ? "" : prefix.strip() + " ";
        return new OnnxEncoder(transformer, folder.name(firstToken ? "cls" : "mean", before), firstToken, before);
    }

    private static boolean isFirstToken(ModelFolder folder) {
        JsonNode pooling = folder.json("1_Pooling/config.json");
        boolean firstToken = pooling.path("pooling_mode_cls_token").asBoolean(false);
        if (!firstToken && !pooling.path("pooling_mode_mean_tokens").asBoolean(true)) {
            throw new WrongModel(POOLING, "the model's own way of pooling is not known. Set mean or cls.");
        }
        return firstToken;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<float[]> encode(List<String> texts) {
        List<Encoding> encodings = texts.stream()
                .map(text -> transformer.tokens().of(Readable.of(prefix + text, LONGEST)))
                .toList();
        try {
            List<float[][]> answers = transformer.read(encodings);
            return IntStream.range(0, texts.size())
                    .mapToObj(n -> point(encodings.get(n), answers.get(n)))
                    .toList();
        } catch (OrtException failed) {
            throw new IllegalStateException(SETTING + ": " + failed.getMessage(), failed);
        }
    }

    private float[] point(Encoding text, float[][] rows) {
        float[] point = new float[transformer.width()];
        // A model that pools by itself gives one row for all.
        int count = firstToken ? Math.min(1, rows.length) : rows.length;
        for (int token = 0; token < count; token++) {
            if (rows.length == 1 || text.getAttentionMask()[token] == 1) {
                for (int d = 0; d < point.length; d++) {
                    point[d] += rows[token][d];
                }
            }
        }
        return ofLengthOne(point);
    }

    private static float[] ofLengthOne(float[] point) {
        double square = 0;
        for (float value : point) {
            square += (double) value * value;
        }
        if (square == 0 || !Double.isFinite(square)) {
            float[] nowhere = new float[point.length];
            nowhere[0] = 1;
            return nowhere;
        }
        for (int d = 0; d < point.length; d++) {
            point[d] /= (float) Math.sqrt(square);
        }
        return point;
    }
}
