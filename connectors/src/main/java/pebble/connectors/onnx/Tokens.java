package pebble.connectors.onnx;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.util.Map;

/** The tokenizer that belongs to a model, read of its {@code tokenizer.json}. Safe for threads. */
final class Tokens {
    /** In the windows of a long text, how many tokens are read twice, so that no name is cut in all of them. */
    private static final int SHARED = 48;

    static {
        // The library asks the network where it runs, and counts that, unless it is told to stay offline.
        System.setProperty("ai.djl.offline", "true");
    }

    private final HuggingFaceTokenizer tokenizer;

    private Tokens(HuggingFaceTokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /** @param windowed whether what does not fit is given in further windows, rather than left out */
    static Tokens of(ModelFolder folder, boolean windowed) {
        String longest = String.valueOf(folder.longest());
        Map<String, String> options = Map.of(
                "truncation",
                "true",
                "padding",
                "false",
                "maxLength",
                longest,
                "modelMaxLength",
                longest,
                "withOverflowingTokens",
                String.valueOf(windowed),
                "stride",
                String.valueOf(windowed ? Math.min(SHARED, folder.longest() / 4) : 0));
        try {
            return new Tokens(HuggingFaceTokenizer.newInstance(folder.tokenizer(), options));
        } catch (IOException | RuntimeException broken) {
            throw folder.wrong(folder.tokenizer() + " is no tokenizer that can be read (" + broken.getMessage() + ").");
        }
    }

    Encoding of(Readable text) {
        return tokenizer.encode(text.text());
    }
}
