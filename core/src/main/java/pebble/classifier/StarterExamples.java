package pebble.classifier;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import pebble.mime.Quotes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The mails that Pebble comes with, written for it, so that it can judge before it has seen any of the group's own. */
public final class StarterExamples {
    private static final List<String> FILES = List.of("people", "contrasts", "languages");

    private StarterExamples() {}

    public static List<Example> all() {
        List<Example> all = new ArrayList<>();
        for (String file : FILES) {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                    StarterExamples.class.getResourceAsStream("/classifier/" + file + ".jsonl"),
                    StandardCharsets.UTF_8))) {
                lines.lines().map(StarterExamples::read).forEach(all::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all;
    }

    private static Example read(String line) {
        JsonNode mail = JsonMapper.shared().readTree(line);
        return new Example(
                new Passage(
                        mail.path("subject").asString(),
                        Quotes.replyText(mail.path("text").asString()),
                        mail.path("from").asString("")),
                mail.path("stream").asString(),
                mail.path("intent").asString());
    }
}
