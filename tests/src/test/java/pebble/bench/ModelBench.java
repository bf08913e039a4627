package pebble.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pebble.Http;
import pebble.mail.Letters;
import pebble.shared.SharedData;
import pebble.tests.Product;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Mail that the model places, beside the bare encoder that reads the same texts in the same run. */
class ModelBench {
    private static final int COUNT = Integer.getInteger("mails", 2_400);
    private static final int LATENCIES = 200;

    @TempDir
    Path folder;

    private record Text(String stream, String subject, String body, String from) {}

    @Test
    void mail_that_the_model_places() throws Exception {
        List<Text> texts = texts();
        Figures figures = new Figures("mail --model");
        BareEncoder bare = new BareEncoder(
                texts.stream().map(text -> text.subject() + "\n" + text.body()).toList());
        bare.rounds();
        try (Product product = Product.start(
                        folder.resolve("data"), Map.of("PEBBLE_ACCESS_REQUESTSPERSECOND", "100000"))
                .ready()) {
            String mailbox = mailbox(product);
            MailBench.mbox(product, mailbox, mbox(texts, "warm", texts.size()));
            Path file = mbox(texts, "run", COUNT);
            long began = System.nanoTime();
            MailBench.mbox(product, mailbox, file);
            double rate = COUNT / ((System.nanoTime() - began) / 1e9);
            figures.row(
                    "one mbox of " + COUNT + " mails → cards, placed by the model",
                    Figures.rate(rate),
                    bare.peer("≥ 0.6 of it and ≥ 50/s"),
                    bare.ratio(rate));
            figures.latency(
                    "one new mail → seen on an open event stream, placed by the model",
                    latencies(product, mailbox, texts),
                    "p99 < 400 ms");
        }
        figures.write();
    }

    private static String mailbox(Product product) {
        Http http = product.http();
        String entity = http.get("/api/v1/entities").at("/items/0/id");
        return http.post("/api/v1/mailboxes", Map.of("address", "info@ours.example", "entity_id", entity))
                .at("/id");
    }

    private static byte[] mail(Text text, String series, int n) {
        return Letters.from(text.from())
                .id(series + "." + n + "@model.example")
                .with("Content-Type", "text/plain; charset=utf-8")
                .subject("Ref " + series + "/" + n + ": " + text.subject())
                .body(text.body() + "\nOur reference " + series + "/" + n)
                .raw();
    }

    private Path mbox(List<Text> texts, String series, int count) throws IOException {
        Path file = folder.resolve(series + ".mbox");
        try (var out = Files.newOutputStream(file)) {
            for (int n = 0; n < count; n++) {
                out.write("From - Thu Jan  1 00:00:00 2026\n".getBytes());
                out.write(mail(texts.get(n % texts.size()), series, n));
                out.write("\n\n".getBytes());
            }
        }
        return file;
    }

    private static long[] latencies(Product product, String mailbox, List<Text> texts) throws Exception {
        Http http = product.http().with("Content-Type", "message/rfc822");
        // Only mails that become cards are told.
        List<Text> told = texts.stream()
                .filter(text -> !product.http()
                        .post(
                                "/api/v1/classify",
                                Map.of("subject", text.subject(), "text", text.body(), "from", text.from()))
                        .at("/stream")
                        .equals("noise"))
                .toList();
        long[] nanos = new long[LATENCIES];
        try (Events events = new Events(product, product.adminBearer())) {
            int counted = -20;
            for (int n = 0; counted < LATENCIES; n++) {
                long sent = System.nanoTime();
                Http.Answer answer = http.post(
                        "/api/v1/mailboxes/" + mailbox + "/messages", mail(told.get(n % told.size()), "one", n));
                assertThat(answer.status()).isEqualTo(202);
                long seen = events.whenTold("\"Ref one/" + n + ":");
                if (counted >= 0) {
                    nanos[counted] = seen - sent;
                }
                counted++;
            }
        }
        return nanos;
    }

    private static List<Text> texts() throws IOException {
        List<Text> texts = new ArrayList<>();
        for (String line : Files.readAllLines(SharedData.path("streams/dev.jsonl"))) {
            JsonNode mail = JsonMapper.shared().readTree(line);
            if (!mail.path("stream").asString().equals("noise")) {
                texts.add(new Text(
                        mail.path("stream").asString(),
                        mail.path("subject").asString(),
                        mail.path("body").asString(),
                        mail.at("/from/email").asString()));
            }
        }
        return texts;
    }
}
