package pebble.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import pebble.Http;
import pebble.connectors.llm.FakeModel;

/** The running product with few workers, and a model on a machine that is too small for it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OllamaBadDaysTest {
    private FakeModel fake;
    private Product product;
    private UnsureMail mail;

    @TempDir
    Path folder;

    @BeforeAll
    void a_product_with_two_workers(@TempDir Path folder) throws Exception {
        fake = FakeModel.ollama().answer(UnsureMail.answer("operations", "order_status", 0.9));
        Map<String, String> settings = new HashMap<>(Product.counted());
        settings.putAll(Map.of(
                "LLM_PROVIDER", "ollama",
                "OLLAMA_BASE_URL", fake.url(),
                "OLLAMA_MODEL", "little",
                "LLM_BUDGET", "60s",
                "PEBBLE_WORKERS", "2",
                "PEBBLE_LLM_REST", "200ms",
                "PEBBLE_LLM_FIRSTPAUSE", "10ms"));
        product = Product.start(folder.resolve("ollama"), settings).ready();
        mail = new UnsureMail(product);
    }

    @AfterAll
    void ends() throws Exception {
        product.close();
        fake.close();
    }

    @Test
    void nothing_waits_for_a_model_that_thinks_and_thinks() throws Exception {
        fake.moods("slow load");
        List<String> cards = mail.post(6);
        await().until(() -> fake.asked().size() == 2);
        cards.forEach(mail::isInTriage);

        imported();

        mail.move(cards.get(5), "quality");
        assertThat(mail.model().at("/waiting").asInt()).isEqualTo(6);
        assertThat(fake.asked()).as("two at once, and none is answered yet").hasSize(2);

        fake.kill();
        fake.restart();
        fake.answer(UnsureMail.answer("operations", "order_status", 0.9));
        cards.subList(0, 5).forEach(card -> mail.untilItLiesOn(card, "operations"));
        mail.untilNothingIsAsked();
        assertThat(mail.look(cards.get(5)).at("/stream").asString()).isEqualTo("quality");
    }

    /** Jobs of other kinds find a worker. */
    private void imported() throws Exception {
        Path box = Files.createDirectory(folder.resolve("box"));
        WrittenMail.mbox(box.resolve("sales.mbox"), WrittenMail.all(), "slow", 20);
        Http http = product.http();
        String entity = http.get("/api/v1/entities").at("/items/0/id");
        http.post(
                "/api/v1/mailboxes",
                Map.of("address", "sales@ours.example", "entity_id", entity, "default_stream", "sales"));
        Http.Answer begun =
                http.post("/api/v1/imports", Map.of("mailbox", "sales@ours.example", "path", box.toString()));
        assertThat(begun.status()).as(begun.text()).isEqualTo(202);
        Killing.finish(product);
        assertThat(
                        Killing.count(
                                product,
                                "select count(*) from import_item where kind = 'mail' and import_id = (select id from import_run where path is not null)"))
                .isEqualTo(20);
    }
}
