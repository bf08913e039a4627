package pebble.connectors.onnx;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** The {@code tokenizer.json} of the three families, over a few tokens of a test. */
enum TinyTokenizer {
    /** BERT, cased. */
    WORD_PIECE(tokens -> """
            "normalizer": {"type": "BertNormalizer", "clean_text": true, "handle_chinese_chars": true, "strip_accents": null, "lowercase": false},
            "pre_tokenizer": {"type": "BertPreTokenizer"},
            "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##", "max_input_chars_per_word": 100, "vocab": %s}
            """.formatted(numbered(tokens))),
    /** RoBERTa: bytes, and pairs that are put together, of which there is one. */
    BYTE_LEVEL(tokens -> """
            "normalizer": null,
            "pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": false, "trim_offsets": true, "use_regex": true},
            "model": {"type": "BPE", "dropout": null, "unk_token": "[UNK]", "continuing_subword_prefix": "", "end_of_word_suffix": "",
                      "fuse_unk": false, "byte_fallback": false, "ignore_merges": false, "vocab": %s, "merges": ["Ġ z"]}
            """.formatted(numbered(tokens))),
    /** XLM-RoBERTa: a bar for a blank, and the likeliest pieces. */
    UNIGRAM(tokens -> """
            "normalizer": {"type": "NFKC"},
            "pre_tokenizer": {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": true},
            "model": {"type": "Unigram", "unk_id": 1, "byte_fallback": false, "vocab": %s}
            """.formatted(JsonMapper.shared()
            .writeValueAsString(tokens.stream()
                    .map(token -> List.of(token, -20.0 / token.length()))
                    .toList())));

    private static final List<String> SPECIAL = List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]");

    private final Function<List<String>, String> model;

    TinyTokenizer(Function<List<String>, String> model) {
        this.model = model;
    }

    /** Those that every tokenizer has, in this order. */
    static List<String> special() {
        return SPECIAL;
    }

    /** The letters in which RoBERTa writes bytes. */
    static List<String> bytes() {
        return IntStream.range(0, 256)
                .mapToObj(value -> Character.toString(
                        value > 32 && value < 127 || value > 160 && value != 173
                                ? value
                                : value < 33 ? 256 + value : value < 161 ? 256 + value - 94 : 256 + 67))
                .toList();
    }

    private static String numbered(List<String> tokens) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        tokens.forEach(token -> numbers.put(token, numbers.size()));
        return JsonMapper.shared().writeValueAsString(numbers);
    }

    String json(List<String> tokens) {
        String added = SPECIAL.stream()
                .map(token -> """
                        {"id": %d, "content": "%s", "single_word": false, "lstrip": false, "rstrip": false, "normalized": false, "special": true}""".formatted(tokens.indexOf(token), token))
                .collect(Collectors.joining(","));
        return """
                {"version": "1.0", "truncation": null, "padding": null, "added_tokens": [%s], "decoder": null,
                 "post_processor": {"type": "TemplateProcessing",
                   "single": [{"SpecialToken": {"id": "[CLS]", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}, {"SpecialToken": {"id": "[SEP]", "type_id": 0}}],
                   "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 1}}],
                   "special_tokens": {"[CLS]": {"id": "[CLS]", "ids": [2], "tokens": ["[CLS]"]}, "[SEP]": {"id": "[SEP]", "ids": [3], "tokens": ["[SEP]"]}}},
                 %s}
                """.formatted(added, model.apply(tokens));
    }
}
