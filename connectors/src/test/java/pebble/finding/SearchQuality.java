package pebble.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import pebble.Http;
import pebble.connectors.encoders.MiniLm;
import pebble.shared.PublicId;
import tools.jackson.databind.JsonNode;

/** How good what is found is: the normalised discounted cumulative gain of the first ten, by what others said belongs together. */
public final class SearchQuality {
    private static final int TOP = 10;
    private static final int AT_ONCE = 32;

    private final Connection connection;
    private final Http http;

    /** @param connection that does not commit by itself */
    public SearchQuality(Connection connection, Http http) {
        this.connection = connection;
        this.http = http;
    }

    /** By what things are found. */
    private enum Mode {
        KEYWORD,
        SEMANTIC,
        HYBRID
    }

    /** What came out over one corpus. */
    public record Gains(SearchCorpora corpus, double keyword, double semantic, double hybrid) {
        public double better() {
            return Math.max(keyword, semantic);
        }

        public String what() {
            return String.format(
                    Locale.ROOT,
                    "nDCG@10, %s (%,d texts, %d questions)",
                    corpus.name(),
                    corpus.texts().size(),
                    corpus.questions().size());
        }

        public String figure() {
            return String.format(Locale.ROOT, "hybrid %.3f, keyword %.3f, semantic %.3f", hybrid, keyword, semantic);
        }
    }

    public Gains measure(SearchCorpora corpus) throws SQLException {
        String type = "corpus " + corpus.name();
        Map<String, String> groups = fill(corpus, type);
        await().atMost(Duration.ofMinutes(2))
                .until(() -> ask("", Mode.KEYWORD, type).get("total").asInt()
                        == corpus.texts().size());
        // The second index follows the first.
        await().atMost(Duration.ofMinutes(2))
                .until(() -> !ask(corpus.texts().getLast().text(), Mode.SEMANTIC, type)
                        .get("items")
                        .isEmpty());
        Map<Mode, Double> gains = new EnumMap<>(Mode.class);
        for (Mode mode : Mode.values()) {
            gains.put(mode, gain(corpus, type, groups, mode));
        }
        return new Gains(corpus, gains.get(Mode.KEYWORD), gains.get(Mode.SEMANTIC), gains.get(Mode.HYBRID));
    }

    private double gain(SearchCorpora corpus, String type, Map<String, String> groups, Mode mode) {
        String[] ids = groups.keySet().toArray(String[]::new);
        double sum = 0;
        for (SearchCorpora.Question question : corpus.questions()) {
            String asker = question.asker() < 0 ? "" : ids[question.asker()];
            double gain = 0;
            int rank = 0;
            for (JsonNode item : ask(question.words(), mode, type).get("items")) {
                String id = item.get("id").asString();
                if (!id.equals(asker) && rank < TOP) {
                    rank++;
                    gain += question.group().equals(groups.get(id)) ? 1 / log2(rank + 1) : 0;
                }
            }
            long right =
                    groups.values().stream().filter(question.group()::equals).count() - (asker.isEmpty() ? 0 : 1);
            double best = 0;
            for (int n = 1; n <= Math.min(TOP, right); n++) {
                best += 1 / log2(n + 1);
            }
            sum += gain / best;
        }
        return sum / corpus.questions().size();
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }

    private JsonNode ask(String words, Mode mode, String type) {
        Http.Answer answer = http.post(
                "/api/v1/search",
                Map.of(
                        "query",
                        words.length() > 2_000 ? words.substring(0, 2_000) : words,
                        "mode",
                        mode.name().toLowerCase(Locale.ROOT),
                        "limit",
                        TOP + 1,
                        "filters",
                        Map.of("doc_type", type)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    /** Returns the group of each document, in the order of the texts. */
    private Map<String, String> fill(SearchCorpora corpus, String type) throws SQLException {
        Map<String, String> groups = new LinkedHashMap<>();
        List<SearchCorpora.Text> texts = corpus.texts();
        MiniLm encoder = new MiniLm();
        try (Holding holding = new Holding(connection)) {
            for (int from = 0; from < texts.size(); from += AT_ONCE) {
                List<SearchCorpora.Text> some = texts.subList(from, Math.min(from + AT_ONCE, texts.size()));
                List<float[]> meanings =
                        encoder.encode(some.stream().map(SearchQuality::read).toList());
                for (int n = 0; n < some.size(); n++) {
                    UUID id = UUID.randomUUID();
                    SearchCorpora.Text text = some.get(n);
                    groups.put(PublicId.format("doc", id), text.group());
                    holding.add(id, text.title(), type, text.text(), meanings.get(n));
                }
                holding.commit();
            }
        }
        return groups;
    }

    private static String read(SearchCorpora.Text text) {
        return text.text().length() > 1_500 ? text.text().substring(0, 1_500) : text.text();
    }
}
