package pebble.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
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
final class SearchQuality {
    private static final int TOP = 10;
    private static final int AT_ONCE = 32;

    private final Connection connection;
    private final Http http;
    private final Figures figures;

    SearchQuality(Connection connection, Http http, Figures figures) {
        this.connection = connection;
        this.http = http;
        this.figures = figures;
    }

    void measure() throws IOException, SQLException {
        for (SearchCorpora corpus : SearchCorpora.all()) {
            String type = "corpus " + corpus.name();
            Map<String, String> groups = fill(corpus, type);
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> ask("", "keyword", type).get("total").asInt()
                            == corpus.texts().size());
            // The second index follows the first.
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> !ask(corpus.texts().getLast().text(), "semantic", type)
                            .get("items")
                            .isEmpty());
            Map<String, Double> gains = new HashMap<>();
            for (String mode : List.of("keyword", "semantic", "hybrid")) {
                gains.put(mode, gain(corpus, type, groups, mode));
            }
            figures.row(
                    String.format(
                            Locale.ROOT,
                            "nDCG@10, %s (%,d texts, %d questions)",
                            corpus.name(),
                            corpus.texts().size(),
                            corpus.questions().size()),
                    String.format(
                            Locale.ROOT,
                            "hybrid %.3f, keyword %.3f, semantic %.3f",
                            gains.get("hybrid"),
                            gains.get("keyword"),
                            gains.get("semantic")),
                    "hybrid not below either",
                    Figures.ratio(gains.get("hybrid") / Math.max(gains.get("keyword"), gains.get("semantic"))));
        }
    }

    private double gain(SearchCorpora corpus, String type, Map<String, String> groups, String mode) {
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

    private JsonNode ask(String words, String mode, String type) {
        Http.Answer answer = http.post(
                "/api/v1/search",
                Map.of(
                        "query",
                        words.length() > 2_000 ? words.substring(0, 2_000) : words,
                        "mode",
                        mode,
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
        try (PreparedStatement document = connection.prepareStatement(SearchBench.DOCUMENT);
                PreparedStatement point = connection.prepareStatement(SearchBench.POINT)) {
            for (int from = 0; from < texts.size(); from += AT_ONCE) {
                List<SearchCorpora.Text> some = texts.subList(from, Math.min(from + AT_ONCE, texts.size()));
                List<float[]> meanings =
                        encoder.encode(some.stream().map(SearchQuality::read).toList());
                for (int n = 0; n < some.size(); n++) {
                    UUID id = UUID.randomUUID();
                    groups.put(PublicId.format("doc", id), some.get(n).group());
                    SearchBench.add(
                            document, id, some.get(n).title(), type, some.get(n).text());
                    SearchBench.add(point, id, meanings.get(n));
                }
                document.executeBatch();
                point.executeBatch();
                connection.commit();
            }
        }
        return groups;
    }

    private static String read(SearchCorpora.Text text) {
        return text.text().length() > 1_500 ? text.text().substring(0, 1_500) : text.text();
    }
}
