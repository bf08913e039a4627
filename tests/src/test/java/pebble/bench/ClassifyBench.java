package pebble.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import pebble.classifier.Model;
import pebble.classifier.Passage;
import pebble.classifier.Points;
import pebble.classifier.StarterExamples;
import pebble.classifier.Training;
import pebble.connectors.encoders.MiniLm;
import pebble.mime.Quotes;
import pebble.shared.SharedData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How well the classifier judges mails that it was not trained on, and how fast. */
class ClassifyBench {

    private record Mail(Passage passage, String stream, String intent, List<String> also, String language) {
        boolean right(String judged) {
            return judged.equals(stream) || also.contains(judged);
        }
    }

    private record Judged(Mail mail, Model.Opinion opinion) {}

    @Test
    void on_the_development_set() throws IOException {
        MiniLm encoder = new MiniLm();
        long began = System.nanoTime();
        Model model = Training.train(StarterExamples.all(), encoder);
        System.out.printf(Locale.ROOT, "trained on %d in %.1f s, %d KB%n", StarterExamples.all().size(), (System.nanoTime() - began) / 1e9, model.toBytes().length / 1024);
        List<Mail> dev = read(SharedData.path("streams/dev.jsonl"));
        List<float[]> points = new Points(encoder).of(dev.stream().map(Mail::passage).toList());
        List<Judged> judged = new ArrayList<>();
        for (int n = 0; n < dev.size(); n++) {
            judged.add(new Judged(dev.get(n), model.judge(dev.get(n).passage(), points.get(n))));
        }
        report(judged, model);
    }

    private static void report(List<Judged> judged, Model model) {
        List<Judged> surest = judged.stream()
                .sorted(Comparator.comparingDouble((Judged j) -> j.opinion().confidence()).reversed())
                .toList();
        System.out.printf(
                Locale.ROOT,
                "accuracy %.3f (with also %.3f), macro-F1 %.3f, intent macro-F1 %.3f%n",
                share(judged, j -> j.opinion().stream().equals(j.mail().stream())),
                share(judged, j -> j.mail().right(j.opinion().stream())),
                macroF1(judged, j -> j.mail().stream(), j -> j.opinion().stream()),
                macroF1(judged, j -> j.mail().stream() + "/" + j.mail().intent(), j -> j.opinion().stream() + "/" + j.opinion().intent()));
        List<Judged> placed = judged.stream().filter(j -> j.opinion().sure()).toList();
        System.out.printf(
                Locale.ROOT,
                "placed at ≥ %.2f: precision %.3f at coverage %.2f; surest 70 %%: precision %.3f%n",
                model.threshold(),
                share(placed, j -> j.mail().right(j.opinion().stream())),
                (double) placed.size() / judged.size(),
                share(surest.subList(0, judged.size() * 7 / 10), j -> j.mail().right(j.opinion().stream())));
        Map<String, List<Judged>> languages = new TreeMap<>();
        judged.forEach(j -> languages.computeIfAbsent(j.mail().language(), l -> new ArrayList<>()).add(j));
        languages.forEach((language, of) -> System.out.printf(
                Locale.ROOT, "  %s %.2f of %d%n", language, share(of, j -> j.mail().right(j.opinion().stream())), of.size()));
        for (Judged j : surest) {
            if (!j.mail().right(j.opinion().stream())) {
                System.out.printf(
                        Locale.ROOT,
                        "  %.2f %s/%s -> %s/%s %s %s%n",
                        j.opinion().confidence(),
                        j.mail().stream(),
                        j.mail().intent(),
                        j.opinion().stream(),
                        j.opinion().intent(),
                        j.mail().passage().subject(),
                        j.opinion().strongest());
            }
        }
    }

    private static double share(List<Judged> of, java.util.function.Predicate<Judged> which) {
        return of.isEmpty() ? 0 : (double) of.stream().filter(which).count() / of.size();
    }

    private static double macroF1(List<Judged> judged, Function<Judged, String> truth, Function<Judged, String> said) {
        TreeSet<String> labels = new TreeSet<>();
        judged.forEach(j -> labels.add(truth.apply(j)));
        return labels.stream()
                .mapToDouble(label -> {
                    long hits = judged.stream().filter(j -> truth.apply(j).equals(label) && said.apply(j).equals(label)).count();
                    long wanted = judged.stream().filter(j -> truth.apply(j).equals(label)).count();
                    long given = judged.stream().filter(j -> said.apply(j).equals(label)).count();
                    return 2.0 * hits / (wanted + given);
                })
                .average()
                .orElse(0);
    }

    private static List<Mail> read(Path file) throws IOException {
        List<Mail> mails = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode mail = JsonMapper.shared().readTree(line);
            List<String> also = new ArrayList<>();
            mail.path("also").forEach(stream -> also.add(stream.asString()));
            mails.add(new Mail(
                    new Passage(
                            mail.path("subject").asString(),
                            Quotes.replyText(mail.path("body").asString()),
                            mail.at("/from/email").asString()),
                    mail.path("stream").asString(),
                    mail.path("intent").asString(),
                    also,
                    mail.path("language").asString()));
        }
        return mails;
    }
}
