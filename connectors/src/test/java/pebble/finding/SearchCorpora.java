package pebble.finding;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import pebble.mime.MailReader;
import pebble.shared.SharedData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Texts and questions whose answers others said before us: mails of one thread or category, sentences of one intent, receipts of one company.
 *
 * @param name of the corpus
 */
public record SearchCorpora(String name, List<Text> texts, List<Question> questions) {
    private static final int MOST_QUESTIONS = 200;

    /** @param group what answers to questions of the same group */
    public record Text(String title, String text, String group) {}

    /** @param asker the text that asks, which is no answer to itself; -1 when it is none of the texts */
    public record Question(String words, String group, int asker) {}

    public static List<SearchCorpora> all() throws IOException {
        return List.of(threads(), categories(), intents(), companies());
    }

    /** Looked at for the first time when the weights of {@code Fusion} stood. */
    public static List<SearchCorpora> heldOut() throws IOException {
        List<Text> letters = new ArrayList<>();
        for (String line : lines("streams/dev.jsonl", 0)) {
            JsonNode mail = JsonMapper.shared().readTree(line);
            letters.add(new Text(
                    mail.get("subject").asString(),
                    mail.get("body").asString(),
                    mail.get("intent").asString()));
        }
        return List.of(
                asked("held out: business letters of one intent, asked by their subject", letters, Text::title),
                asked("held out: the same, asked by how they begin", letters, text -> beginning(text.text(), 12)),
                asked(
                        "held out: mails of one thread, asked by how they begin",
                        threads().texts(),
                        text -> beginning(text.text(), 12)));
    }

    private static SearchCorpora threads() throws IOException {
        List<Text> texts = new ArrayList<>();
        for (String line : lines("mail/spamassassin/threads.tsv")) {
            String[] columns = line.split("\t", -1);
            if (columns[1].equals("ham")) {
                var mail = MailReader.read(Files.readAllBytes(SharedData.path("mail/spamassassin/" + columns[0])));
                texts.add(new Text(mail.subject(), mail.text(), columns[5]));
            }
        }
        return asked("mails of one thread, asked by their subject", texts, Text::title);
    }

    private static SearchCorpora categories() throws IOException {
        List<Text> texts = new ArrayList<>();
        for (String line : lines("mail/enron-categories/labels.tsv")) {
            String[] columns = line.split("\t", -1);
            var mail = MailReader.read(Files.readAllBytes(SharedData.path("mail/enron-categories/" + columns[0])));
            texts.add(new Text(mail.subject(), mail.text(), columns[1]));
        }
        return asked("mails of one category, asked by how they begin", texts, text -> beginning(text.text(), 12));
    }

    private static SearchCorpora intents() throws IOException {
        JsonNode data =
                JsonMapper.shared().readTree(Files.readString(SharedData.path("intent/clinc150/clinc150.json")));
        List<Text> texts = new ArrayList<>();
        JsonNode known = data.get("train");
        for (int n = 0; n < known.size(); n += 5) {
            texts.add(new Text(
                    "Question",
                    known.get(n).get(0).asString(),
                    known.get(n).get(1).asString()));
        }
        List<Question> questions = new ArrayList<>();
        JsonNode asked = data.get("val");
        for (int n = 0; n < asked.size(); n += asked.size() / MOST_QUESTIONS) {
            questions.add(new Question(
                    asked.get(n).get(0).asString(), asked.get(n).get(1).asString(), -1));
        }
        return new SearchCorpora("sentences of one intent, asked by another of them", texts, questions);
    }

    private static SearchCorpora companies() throws IOException {
        List<Text> texts = new ArrayList<>();
        for (String part : List.of("scanned", "text-only")) {
            try (Stream<Path> keys = Files.list(SharedData.path("docs/ocr-sroie/" + part + "/key"))) {
                for (Path key : keys.sorted().toList()) {
                    String number = key.getFileName().toString().replace(".json", "");
                    StringBuilder text = new StringBuilder();
                    for (String line : lines("docs/ocr-sroie/" + part + "/box/" + number + ".csv", 0)) {
                        text.append(line.replaceFirst("^(?:\\d+,){8}", "")).append('\n');
                    }
                    texts.add(new Text(
                            "Receipt " + number,
                            text.toString(),
                            JsonMapper.shared()
                                    .readTree(Files.readString(key))
                                    .get("company")
                                    .asString()));
                }
            }
        }
        return asked("receipts of one company, asked by its name", texts, Text::group);
    }

    /** A third of the questions, for tests that may not take long. */
    SearchCorpora smaller() {
        List<Question> some = new ArrayList<>();
        for (int n = 0; n < questions.size(); n += 3) {
            some.add(questions.get(n));
        }
        return new SearchCorpora(name, texts, some);
    }

    /** Evenly over all texts of groups of two or more. */
    private static SearchCorpora asked(String name, List<Text> texts, Function<Text, String> words) {
        Map<String, Integer> sizes = new HashMap<>();
        texts.forEach(text -> sizes.merge(text.group(), 1, Integer::sum));
        List<Question> questions = new ArrayList<>();
        for (int n = 0; n < texts.size(); n++) {
            Text text = texts.get(n);
            if (sizes.get(text.group()) > 1 && !words.apply(text).isBlank()) {
                questions.add(new Question(words.apply(text), text.group(), n));
            }
        }
        int step = Math.max(1, questions.size() / MOST_QUESTIONS);
        List<Question> some = new ArrayList<>();
        for (int n = 0; n < questions.size(); n += step) {
            some.add(questions.get(n));
        }
        return new SearchCorpora(name, texts, some);
    }

    private static String beginning(String text, int words) {
        String[] all = text.strip().split("\\s+");
        return String.join(" ", List.of(all).subList(0, Math.min(words, all.length)));
    }

    private static List<String> lines(String path) throws IOException {
        return lines(path, 1);
    }

    private static List<String> lines(String path, int from) throws IOException {
        List<String> lines = new String(Files.readAllBytes(SharedData.path(path)), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return lines.subList(from, lines.size());
    }
}
