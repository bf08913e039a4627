package pebble.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import pebble.Http;
import pebble.mail.Letters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A mailbox of a running product into which comes mail that neither people nor the classifier can place, and what became of it. */
final class UnsureMail {
    private static final Random WORDS = new Random(7);

    private final Product product;
    private final String mailbox;
    private int posted;

    UnsureMail(Product product) {
        this.product = product;
        Http http = product.http();
        String entity = http.get("/api/v1/entities").at("/items/0/id");
        mailbox = http.post("/api/v1/mailboxes", Map.of("address", "info@ours.example", "entity_id", entity))
                .at("/id");
    }

    /** What the model is to say. */
    static String answer(String stream, String intent, Object confidence) {
        Map<String, Object> answer = new HashMap<>();
        answer.put("stream", stream);
        answer.put("intent", intent);
        answer.put("confidence", confidence);
        answer.put("reason", "By its words.");
        return JsonMapper.shared().writeValueAsString(answer);
    }

    /** So many mails, each accepted and each with its card at once, that are left to the language model; their cards. */
    List<String> post(int count) {
        return IntStream.range(0, count).mapToObj(n -> post("")).toList();
    }

    /** One mail that says this beside words that mean nothing; its card. Now and then the classifier is sure of such a mail: that is none. */
    String post(String said) {
        for (int attempt = 0; attempt < 20; attempt++) {
            JsonNode judged = judged(send(said));
            String card = judged.at("/card_id").asString();
            if (judged.at("/disposition").asString().equals("carded") && isUnsure(look(card))) {
                return card;
            }
        }
        throw new IllegalStateException("the classifier is sure of what means nothing");
    }

    private static boolean isUnsure(JsonNode card) {
        return card.at("/stream").asString().equals("unclassified")
                || card.at("/classification/decided_by").asString().equals("llm");
    }

    private String send(String said) {
        int n = ++posted;
        String id = "odd" + n + "@odd" + n + ".example";
        Http.Answer answer = product.http()
                .with("Content-Type", "message/rfc822")
                .post(
                        "/api/v1/mailboxes/" + mailbox + "/messages",
                        Letters.from(word() + "@odd" + n + ".example")
                                .id(id)
                                .subject(word())
                                .body(word() + " " + word() + "\n" + said)
                                .raw());
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(answer.at("/received")).isEqualTo("1");
        return id;
    }

    private static String word() {
        return WORDS.ints(7, 'a', 'z' + 1)
                .mapToObj(letter -> String.valueOf((char) letter))
                .collect(Collectors.joining());
    }

    private JsonNode judged(String message) {
        return await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> product.http()
                                .get("/api/v1/messages?message_id=" + message)
                                .json()
                                .at("/items/0"),
                        found -> !found.at("/disposition").asString().equals("pending"));
    }

    JsonNode look(String card) {
        return product.http().get("/api/v1/cards/" + card).json();
    }

    /** A person's hand. */
    String move(String card, String stream) {
        Http.Answer moved =
                product.http().post("/api/v1/cards/" + card + "/move", Map.of("stream", stream, "column", "inbox"));
        assertThat(moved.status()).as(moved.text()).isEqualTo(200);
        return moved.at("/activity_id");
    }

    /** What is told of the model: how many questions wait, and why. */
    JsonNode model() {
        return product.http().get("/api/v1/classification/language-model").json();
    }

    void untilNothingIsAsked() {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(model().at("/waiting").asInt()).isZero());
    }

    void untilItWaits(int questions) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> {
                    assertThat(model().at("/waiting").asInt()).isEqualTo(questions);
                    assertThat(model().at("/trouble").asString()).isNotEmpty();
                });
    }

    void untilItLiesOn(String card, String stream) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(
                        () -> assertThat(look(card).at("/stream").asString()).isEqualTo(stream));
    }

    /** The board of unplaced mail answers, and shows this card. */
    void isInTriage(String card) {
        Http.Answer board = product.http().get("/api/v1/boards/unclassified?column_limit=200");
        assertThat(board.status()).isEqualTo(200);
        assertThat(board.text()).contains(card);
    }

    /** Every card as it stands but for the ones named. */
    List<String> others(String... but) {
        return cards().stream()
                .filter(card -> !List.of(but).contains(card.at("/id").asString()))
                .map(card ->
                        card.at("/id").asString() + " " + card.at("/version").asInt() + " "
                                + card.at("/stream").asString() + "/"
                                + card.at("/column").asString() + " "
                                + card.at("/assignee"))
                .toList();
    }

    private List<JsonNode> cards() {
        List<JsonNode> cards = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = product.http()
                    .get("/api/v1/cards?limit=500" + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .json();
            StreamSupport.stream(page.at("/items").spliterator(), false).forEach(cards::add);
            cursor = page.at("/next_cursor").asString("");
        } while (!cursor.isEmpty());
        return cards;
    }

    /** No mail was lost, none doubled, and the books balance. */
    void everyMailHasItsCard() {
        JsonNode books = product.http()
                .get("/api/v1/mailboxes/" + mailbox + "/reconciliation")
                .json();
        assertThat(books.at("/source_count").asInt()).isEqualTo(posted);
        assertThat(books.at("/held_count").asInt()).isEqualTo(posted);
        assertThat(books.at("/missing")).isEmpty();
        assertThat(books.at("/by_disposition/pending").asInt()).isZero();
        int noise = books.at("/by_disposition/noise").asInt();
        assertThat(books.at("/by_disposition/carded").asInt() + noise).isEqualTo(posted);
        assertThat(cards()).hasSize(posted - noise);
    }
}
