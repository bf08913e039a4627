package pebble.connectors.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * A model in ONNX form with a tokenizer, small enough to be made in a test: each token has a row of numbers of its own, which
 * a text sums up or gives out as they are.
 */
final class TinyModel {
    private static final int FLOAT = 1;
    private static final int INT64 = 7;

    private final int width;
    private final Map<String, float[]> rows = new LinkedHashMap<>();
    private final Map<String, Object> config = new LinkedHashMap<>();
    private List<String> inputs = List.of("input_ids", "attention_mask");
    private String sequence = "sequence";
    private TinyTokenizer tokenizer = TinyTokenizer.WORD_PIECE;

    private TinyModel(int width) {
        this.width = width;
        TinyTokenizer.special().forEach(token -> word(token));
        // The pieces of which every other word of these letters is made.
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,-@/"
                .chars()
                .forEach(letter -> {
                    word(Character.toString(letter));
                    word("##" + Character.toString(letter));
                });
    }

    static TinyModel ofWidth(int width) {
        return new TinyModel(width);
    }

    static TinyModel labelled(String... labels) {
        Map<String, String> numbered = new LinkedHashMap<>();
        IntStream.range(0, labels.length).forEach(n -> numbered.put(String.valueOf(n), labels[n]));
        return new TinyModel(labels.length).config("id2label", numbered);
    }

    /** A word or a piece ({@code ##ra}) and its numbers; those left out are 0. */
    TinyModel word(String token, double... row) {
        float[] numbers = new float[width];
        IntStream.range(0, row.length).forEach(n -> numbers[n] = (float) row[n]);
        rows.put(token, numbers);
        return this;
    }

    /** All tokens that were not given a row. */
    TinyModel otherwise(double... row) {
        List.copyOf(rows.keySet()).stream()
                .filter(token -> IntStream.range(0, width).allMatch(n -> rows.get(token)[n] == 0))
                .forEach(token -> word(token, row));
        return this;
    }

    TinyModel config(String name, Object value) {
        config.put(name, value);
        return this;
    }

    TinyModel tokenizer(TinyTokenizer other) {
        tokenizer = other;
        return this;
    }

    TinyModel inputs(String... names) {
        inputs = List.of(names);
        return this;
    }

    /** As exporters write it that were not told of dynamic axes. */
    TinyModel ofFixedLength(int tokens) {
        sequence = String.valueOf(tokens);
        return this;
    }

    /** One row a token. */
    Path tokens(Path folder, String output) throws IOException {
        return write(folder, output, List.of("batch", sequence, String.valueOf(width)), List.of(gather(output)));
    }

    /** One row a text: the sum over its tokens, without padding when there is a mask. */
    Path sums(Path folder, String output) throws IOException {
        List<Protobuf> nodes = new ArrayList<>(List.of(gather("rows")));
        String summed = "rows";
        if (inputs.contains("attention_mask")) {
            nodes.add(node("Cast", List.of("attention_mask"), "mask")
                    .message(5, attribute("to", 2).number(3, FLOAT)));
            nodes.add(node("Unsqueeze", List.of("mask"), "column").message(5, axes(2)));
            nodes.add(node("Mul", List.of("rows", "column"), "masked"));
            summed = "masked";
        }
        nodes.add(node("ReduceSum", List.of(summed), output)
                .message(5, axes(1))
                .message(5, attribute("keepdims", 2).number(3, 0)));
        return write(folder, output, List.of("batch", String.valueOf(width)), nodes);
    }

    private static Protobuf gather(String output) {
        return node("Gather", List.of("table", "input_ids"), output);
    }

    private static Protobuf node(String operator, List<String> inputs, String output) {
        Protobuf node = new Protobuf();
        inputs.forEach(input -> node.text(1, input));
        return node.text(2, output).text(4, operator);
    }

    private static Protobuf attribute(String name, int type) {
        return new Protobuf().text(1, name).number(20, type);
    }

    private static Protobuf axes(int axis) {
        return attribute("axes", 7).number(8, axis);
    }

    private static Protobuf tensor(String name, int type, List<String> dimensions) {
        Protobuf shape = new Protobuf();
        for (String dimension : dimensions) {
            shape.message(
                    1,
                    dimension.chars().allMatch(Character::isDigit)
                            ? new Protobuf().number(1, Long.parseLong(dimension))
                            : new Protobuf().text(2, dimension));
        }
        Protobuf tensor = new Protobuf().number(1, type).message(2, shape);
        return new Protobuf().text(1, name).message(2, new Protobuf().message(1, tensor));
    }

    private Path write(Path folder, String output, List<String> shape, List<Protobuf> nodes) throws IOException {
        float[] table = new float[rows.size() * width];
        int row = 0;
        for (float[] numbers : rows.values()) {
            System.arraycopy(numbers, 0, table, width * row++, width);
        }
        Protobuf graph = new Protobuf();
        nodes.forEach(node -> graph.message(1, node));
        graph.text(2, "tiny")
                .message(
                        5,
                        new Protobuf()
                                .number(1, rows.size())
                                .number(1, width)
                                .number(2, FLOAT)
                                .text(8, "table")
                                .bytes(9, Protobuf.littleEndian(table)));
        inputs.forEach(input -> graph.message(11, tensor(input, INT64, List.of("batch", sequence))));
        graph.message(12, tensor(output, FLOAT, shape));
        Protobuf model = new Protobuf()
                .number(1, 7)
                .message(7, graph)
                .message(8, new Protobuf().text(1, "").number(2, 11));
        Files.createDirectories(folder);
        Files.write(folder.resolve("model.onnx"), model.toBytes());
        Files.writeString(folder.resolve("tokenizer.json"), tokenizer.json(List.copyOf(rows.keySet())));
        Files.writeString(folder.resolve("config.json"), JsonMapper.shared().writeValueAsString(config));
        return folder;
    }
}
