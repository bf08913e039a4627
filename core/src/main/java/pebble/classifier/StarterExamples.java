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
    /** Each by one writer, with mails of every kind: what a model makes of a writer it has not read tells what it will make of strangers. */
    private static final List<String> WRITERS =
            List.of("disguise", "formal", "india", "misleading", "portals", "world");

    /** By writers of one stream or of few languages: without one of them a model lacks all of a kind. */
    private static final List<String> SPECIAL = List.of("people", "languages");

    private StarterExamples() {}

    public static List<Example> all() {
        List<Example> all = new ArrayList<>();
        for (int fold = 0; fold < WRITERS.size(); fold++) {
            all.addAll(of(WRITERS.get(fold), fold));
        }
        SPECIAL.forEach(file -> all.addAll(of(file, Example.ALWAYS)));
        return all;
    }

    private static List<Example> of(String file, int fold) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                StarterExamples.class.getResourceAsStream("/classifier/" + file + ".jsonl"), StandardCharsets.UTF_8))) {
            return lines.lines().map(line -> read(line, fold)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Example read(String line, int fold) {
        JsonNode mail = JsonMapper.shared().readTree(line);
        return new Example(
                new Passage(
                        mail.path("subject").asString(),
                        Quotes.replyText(mail.path("text").asString()),
                        mail.path("from").asString("")),
                mail.path("stream").asString(),
                mail.path("intent").asString(),
                1,
                fold);
    }
}
