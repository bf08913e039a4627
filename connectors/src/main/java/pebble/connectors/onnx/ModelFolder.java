package pebble.connectors.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A model as the exporters of Hugging Face write it: {@code model.onnx} (or {@code onnx/model.onnx}, or the file that the setting names) with
 * {@code tokenizer.json} and {@code config.json} beside it or in the folder above.
 *
 * @param setting the variable that names it
 */
record ModelFolder(String setting, Path model, Path tokenizer) {
    private static final int LONGEST = 512;
    private static final int SHORTEST = 8;

    static ModelFolder of(String setting, String named) {
        Path path = path(setting, named);
        if (!Files.exists(path)) {
            throw new WrongModel(setting, path + " does not exist or cannot be read.");
        }
        Path model = Stream.of(
                        path, path.resolve("model.onnx"), path.resolve("onnx").resolve("model.onnx"))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new WrongModel(setting, "there is no model.onnx in " + path + "."));
        return beside(model, "tokenizer.json")
                .findFirst()
                .map(tokenizer -> new ModelFolder(setting, model, tokenizer))
                .orElseThrow(() -> new WrongModel(setting, "there is no tokenizer.json beside " + model + "."));
    }

    private static Path path(String setting, String named) {
        try {
            return Path.of(named).toAbsolutePath().normalize();
        } catch (InvalidPathException wrong) {
            throw new WrongModel(setting, "\"" + named + "\" is no path.");
        }
    }

    /** Beside the model first, then in the folder above, where {@code onnx/model.onnx} has them. */
    private static Stream<Path> beside(Path model, String name) {
        return Stream.of(model.resolveSibling(name), model.resolveSibling("..").resolve(name))
                .map(Path::normalize)
                .filter(Files::isRegularFile);
    }

    WrongModel wrong(String reason) {
        return new WrongModel(setting, reason);
    }

    /** What is in one of the model's JSON files; an empty object where there is none. */
    JsonNode json(String name) {
        return beside(model, name).findFirst().map(this::read).orElseGet(JsonMapper.shared()::createObjectNode);
    }

    private JsonNode read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return JsonMapper.shared().readTree(in);
        } catch (IOException | JacksonException broken) {
            throw wrong(file + " is no JSON that can be read.");
        }
    }

    /** Of {@code labels.txt}, one a line, or of {@code id2label} in {@code config.json}, by number. */
    List<String> labels() {
        List<String> labels =
                beside(model, "labels.txt").findFirst().map(this::lines).orElseGet(this::numbered);
        if (labels.isEmpty()) {
            throw wrong("there are no labels: neither id2label in config.json nor a labels.txt beside the model.");
        }
        return labels;
    }

    private List<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException broken) {
            throw wrong(file + " cannot be read as text.");
        }
    }

    private List<String> numbered() {
        JsonNode names = json("config.json").path("id2label");
        return IntStream.range(0, names.size())
                .mapToObj(number -> {
                    JsonNode name = names.path(String.valueOf(number));
                    if (!name.isString()) {
                        throw wrong("id2label in config.json does not count from 0 to " + (names.size() - 1) + ".");
                    }
                    return name.asString().strip();
                })
                .toList();
    }

    /** How many tokens the model reads. RoBERTa's positions begin behind its padding token. More than 512 would only cost time. */
    int longest() {
        JsonNode config = json("config.json");
        int positions = config.path("max_position_embeddings").asInt(LONGEST);
        boolean shifted = List.of("roberta", "xlm-roberta", "camembert", "mpnet")
                .contains(config.path("model_type").asString(""));
        double said = json("tokenizer_config.json").path("model_max_length").asDouble(LONGEST);
        int longest = (int) Math.min(LONGEST, Math.min(shifted ? positions - 2 : positions, said));
        if (longest < SHORTEST) {
            throw wrong("it would read no more than " + longest + " tokens.");
        }
        return longest;
    }

    /** The model's folder or file, and a digest over all that decides what it answers. */
    String name(String... also) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : weights()) {
                try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                    in.transferTo(OutputStream.nullOutputStream());
                }
            }
            digest.update(String.join("\n", also).getBytes(StandardCharsets.UTF_8));
            String file = String.valueOf(model.getFileName());
            String folder = String.valueOf(tokenizer.resolveSibling("").getFileName());
            return folder + "/" + file + "@"
                    + HexFormat.of().formatHex(digest.digest()).substring(0, 16);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Large models keep their weights in a file beside them. */
    private List<Path> weights() {
        List<Path> files = new ArrayList<>(List.of(model, tokenizer));
        Stream.of("_data", ".data")
                .map(end -> model.resolveSibling(model.getFileName() + end))
                .filter(Files::isRegularFile)
                .forEach(files::add);
        return files;
    }
}
