package pebble.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import pebble.classifier.Encoder;
import pebble.classifier.Example;
import pebble.classifier.Model;
import pebble.classifier.Passage;
import pebble.classifier.Points;
import pebble.classifier.StarterExamples;
import pebble.classifier.Training;
import pebble.connectors.encoders.MiniLm;
import pebble.facts.FactScores;
import pebble.mime.Quotes;
import pebble.shared.SharedData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How well mails are judged that no model was trained on, beside words alone under the same head, and how fast beside the bare encoder. */
class ClassifyBench {
    private static final int TENTHS = 10;

    /** Knows nothing of meaning: what is left is terms under a linear head. */
    private static final Encoder NOTHING = new Encoder() {
        @Override
        public String name() {
            return "nothing";
        }

        @Override
        public List<float[]> encode(List<String> texts) {
            return texts.stream().map(text -> new float[1]).toList();
        }
    };

    /** What is to be reached. */
    private static final Map<String, Double> FACTS = Map.ofEntries(
            Map.entry("gstin", 0.97),
            Map.entry("pan", 0.97),
            Map.entry("cin", 0.97),
            Map.entry("cas_number", 0.97),
            Map.entry(FactScores.GEM, 0.97),
            Map.entry("phone", 0.90),
            Map.entry("email", 0.90),
            Map.entry("po_number", 0.70),
            Map.entry("bid_number", 0.70),
            Map.entry("invoice_number", 0.70),
            Map.entry("batch_number", 0.70),
            Map.entry("company", 0.60),
            Map.entry("person", 0.60),
            Map.entry("product", 0.50));

    private record Mail(Passage passage, String stream, String intent, List<String> also, String language) {}

    private record Judged(Mail mail, Model.Opinion opinion) {
        /** A mail that fits two streams is right in either. */
        boolean right() {
            return opinion.stream().equals(mail.stream()) || mail.also().contains(opinion.stream());
        }
    }

    @Test
    void on_mails_that_no_model_was_trained_on() throws IOException {
        List<Mail> mails = development();
        Figures figures = new Figures("classify");
        Model model = shipped();
        List<Judged> judged = judged(mails, model, new MiniLm());
        long began = System.nanoTime();
        List<Judged> words = judged(mails, trained(NOTHING), NOTHING);
        double seconds = (System.nanoTime() - began) / 1e9;

        String floor = String.format(Locale.ROOT, "words alone %.3f; ≥ 0.88", streamF1(words));
        figures.row(
                "macro-F1 over streams and noise",
                three(streamF1(judged)),
                floor,
                Figures.ratio(streamF1(judged) / streamF1(words)));
        figures.row(
                "accuracy",
                three(share(judged, j -> j.opinion().stream().equals(j.mail().stream()))),
                "words alone " + three(share(words, j -> j.opinion().stream().equals(j.mail().stream()))),
                "");
        List<Judged> placed = judged.stream().filter(j -> j.opinion().sure()).toList();
        figures.row(
                "precision of what is placed",
                three(share(placed, Judged::right)),
                "≥ 0.97, at confidence ≥ " + Figures.ratio(model.threshold()),
                "");
        figures.row("coverage: placed without asking", three((double) placed.size() / judged.size()), "≥ 0.70", "");
        figures.row(
                "macro-F1 over intents",
                three(macroF1(
                        judged,
                        j -> wish(j.mail().stream(), j.mail().intent()),
                        j -> wish(j.opinion().stream(), j.opinion().intent()))),
                "≥ 0.65",
                "");
        figures.row("calibration error (10 bins)", three(calibrationError(judged)), "", "");
        languages(judged)
                .forEach((language, of) ->
                        figures.row("right in " + language, three(share(of, Judged::right)), of.size() + " mails", ""));
        outOfScope(figures, model);
        facts(figures);
        speed(figures, mails, model);
        figures.row(
                "training on the words of " + StarterExamples.all().size() + " examples, each writer left out in turn",
                String.format(Locale.ROOT, "%.0f s", seconds),
                "model of " + model.toBytes().length / 1024 + " KB",
                "");
        figures.write();

        assertThat(share(placed, Judged::right)).isGreaterThan(0.9);
    }

    private static Model shipped() throws IOException {
        try (InputStream model = Objects.requireNonNull(
                Model.class.getResourceAsStream("/classifier/starter.model"), "the starter model")) {
            return Model.of(model.readAllBytes());
        }
    }

    /** Questions that nobody asks a chemicals company, of CLINC150: on a board they would only be in the way. */
    private static void outOfScope(Figures figures, Model model) throws IOException {
        JsonNode clinc =
                JsonMapper.shared().readTree(Files.readString(SharedData.path("intent/clinc150/clinc150.json")));
        List<Mail> questions = new ArrayList<>();
        for (String set : List.of("oos_train", "oos_val")) {
            clinc.path(set)
                    .forEach(question -> questions.add(
                            new Mail(new Passage("", question.path(0).asString(), ""), "", "", List.of(), "en")));
        }
        List<Judged> judged = judged(questions, model, new MiniLm());
        figures.row(
                "CLINC150 out of scope: put on a board without asking",
                three(share(
                        judged, j -> j.opinion().sure() && !j.opinion().stream().equals("noise"))),
                questions.size() + " questions; the fewer the better",
                "");
    }

    private static void facts(Figures figures) {
        FactScores.ofDevelopmentMails()
                .forEach((type, score) -> figures.row(
                        "facts: " + type + ", F1",
                        three(score.f1()),
                        FACTS.containsKey(type) ? "≥ " + FACTS.get(type) : "",
                        String.format(
                                Locale.ROOT,
                                "precision %.3f, recall %.3f of %d",
                                score.precision(),
                                score.recall(),
                                score.labelled())));
    }

    private static Model trained(Encoder encoder) {
        List<Example> examples = StarterExamples.all();
        List<float[]> points =
                new Points(encoder).of(examples.stream().map(Example::passage).toList());
        return new Training(examples, points, encoder.name()).train();
    }

    private static void speed(Figures figures, List<Mail> mails, Model model) {
        BareEncoder bare = new BareEncoder(mails.stream()
                .map(mail -> mail.passage().subject() + "\n" + mail.passage().text())
                .toList());
        MiniLm encoder = new MiniLm();
        double best = 0;
        for (int round = 0; round < BareEncoder.ROUNDS; round++) {
            bare.round();
            best = Math.max(best, BareEncoder.rate(mails.size(), () -> judged(mails, model, encoder)));
        }
        figures.row("messages judged", Figures.rate(best), bare.peer("≥ 0.7"), bare.ratio(best));
    }

    private static List<Judged> judged(List<Mail> mails, Model model, Encoder encoder) {
        List<float[]> points =
                new Points(encoder).of(mails.stream().map(Mail::passage).toList());
        return IntStream.range(0, mails.size())
                .parallel()
                .mapToObj(n -> new Judged(mails.get(n), model.judge(mails.get(n).passage(), points.get(n))))
                .toList();
    }

    private static Map<String, List<Judged>> languages(List<Judged> judged) {
        Map<String, List<Judged>> languages = new TreeMap<>();
        judged.forEach(j -> languages
                .computeIfAbsent(j.mail().language(), l -> new ArrayList<>())
                .add(j));
        return languages;
    }

    /** Expected calibration error: how far confidence and share of right ones lie apart, bin by bin. */
    private static double calibrationError(List<Judged> judged) {
        double error = 0;
        for (int tenth = 0; tenth < TENTHS; tenth++) {
            int bin = tenth;
            List<Judged> in = judged.stream()
                    .filter(j -> Math.min(TENTHS - 1, (int) (j.opinion().confidence() * TENTHS)) == bin)
                    .toList();
            double said = in.stream()
                    .mapToDouble(j -> j.opinion().confidence())
                    .average()
                    .orElse(0);
            error += Math.abs(said - share(in, Judged::right)) * in.size() / judged.size();
        }
        return error;
    }

    private static double streamF1(List<Judged> judged) {
        return macroF1(judged, j -> j.mail().stream(), j -> j.opinion().stream());
    }

    private static double macroF1(List<Judged> judged, Function<Judged, String> truth, Function<Judged, String> said) {
        return new TreeSet<>(judged.stream().map(truth).toList())
                .stream()
                        .mapToDouble(label -> {
                            long hits = count(
                                    judged,
                                    j -> truth.apply(j).equals(label)
                                            && said.apply(j).equals(label));
                            long wanted = count(judged, j -> truth.apply(j).equals(label));
                            long given = count(judged, j -> said.apply(j).equals(label));
                            return 2.0 * hits / (wanted + given);
                        })
                        .average()
                        .orElse(0);
    }

    private static long count(Collection<Judged> of, Predicate<Judged> which) {
        return of.stream().filter(which).count();
    }

    private static double share(Collection<Judged> of, Predicate<Judged> which) {
        return of.isEmpty() ? 0 : (double) count(of, which) / of.size();
    }

    private static String wish(String stream, String intent) {
        return stream + "/" + intent;
    }

    private static String three(double figure) {
        return String.format(Locale.ROOT, "%.3f", figure);
    }

    private static List<Mail> development() throws IOException {
        List<Mail> mails = new ArrayList<>();
        for (String line : Files.readAllLines(SharedData.path("streams/dev.jsonl"))) {
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
        mails.sort(Comparator.comparing(Mail::language));
        return mails;
    }
}
