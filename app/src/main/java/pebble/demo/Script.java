package pebble.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The written part of the demo: {@code demo/threads.txt}, {@code demo/noise.txt} and {@code demo/papers.txt}, whose first lines say how they read, and the router's {@code demo/rules.json}. */
final class Script {
    private static final Pattern TURN = Pattern.compile("(?m)^([<>]) (\\d+)$");
    private static final Pattern ATTACHED = Pattern.compile("(?m)^\\+ (pdf|csv) (\\S.*)\\n?");

    private Script() {}

    /** A conversation with words still to be filled in. */
    record Scene(String language, String stream, int times, String subject, List<Turn> turns) {}

    /** @param hours after the turn before */
    record Turn(boolean ours, int hours, String text, List<String> attachments) {}

    /** A mail that belongs on no board. */
    record Notice(String kind, String from, String subject, String headers, String text) {}

    static List<Scene> scenes() {
        return blocks("threads.txt").stream().map(Script::scene).toList();
    }

    static List<Notice> notices() {
        return blocks("noise.txt").stream().map(Script::notice).toList();
    }

    /** By the beginning of the file's name; the first line is the heading. */
    static Map<String, List<String>> papers() {
        Map<String, List<String>> papers = new LinkedHashMap<>();
        for (String block : blocks("papers.txt")) {
            List<String> lines = block.strip().lines().toList();
            papers.put(lines.getFirst(), lines.subList(1, lines.size()));
        }
        return papers;
    }

    /** As {@code PUT /router} takes them. */
    static JsonNode rules() {
        return JsonMapper.shared().readTree(text("rules.json"));
    }

    private static List<String> blocks(String file) {
        String text = text(file);
        return List.of(text.substring(text.indexOf("\n== ") + 4).split("\n== "));
    }

    private static String text(String file) {
        try (InputStream in = Script.class.getResourceAsStream("/demo/" + file)) {
            if (in == null) {
                throw new IllegalStateException("demo/" + file + " is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Scene scene(String block) {
        int end = block.indexOf('\n');
        String[] head = block.substring(0, end).split(" \\| ", 3);
        String[] place = head[0].split(" ");
        List<Turn> turns = new ArrayList<>();
        Matcher turn = TURN.matcher(block);
        boolean found = turn.find();
        while (found) {
            boolean ours = turn.group(1).equals("<");
            int hours = Integer.parseInt(turn.group(2));
            int start = turn.end();
            found = turn.find();
            String text = block.substring(start, found ? turn.start() : block.length());
            List<String> attachments = ATTACHED.matcher(text)
                    .results()
                    .map(attached -> attached.group(1) + " " + attached.group(2))
                    .toList();
            turns.add(
                    new Turn(ours, hours, ATTACHED.matcher(text).replaceAll("").strip(), attachments));
        }
        return new Scene(
                place.length == 1 ? "en" : place[0],
                place[place.length - 1],
                Integer.parseInt(head[1].trim()),
                head[2].trim(),
                turns);
    }

    private static Notice notice(String block) {
        int end = block.indexOf('\n');
        String[] head = block.substring(0, end).split(" \\| ", 3);
        int body = block.indexOf("\n\n");
        return new Notice(
                head[0],
                head[1],
                head[2],
                block.substring(end + 1, body),
                block.substring(body + 2).strip());
    }
}
