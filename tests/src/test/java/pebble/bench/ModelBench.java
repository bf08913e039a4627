package pebble.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pebble.Http;
import pebble.tests.Product;
import pebble.tests.WrittenMail;

/** Mail that the model places, beside the bare encoder that reads the same texts in the same run. */
class ModelBench {
    private static final int COUNT = Integer.getInteger("mails", 6_000);
    private static final int LATENCIES = 200;

    @TempDir
    Path folder;

    @Test
    void mail_that_the_model_places() throws Exception {
        List<WrittenMail> texts = texts();
        Figures figures = new Figures("mail --model");
        BareEncoder bare = new BareEncoder(
                texts.stream().map(text -> text.subject() + "\n" + text.body()).toList());
        bare.rounds();
        try (Product product = Product.start(
                        folder.resolve("data"), Map.of("PEBBLE_ACCESS_REQUESTSPERSECOND", "100000"))
                .ready()) {
            String mailbox = mailbox(product);
            MailBench.mbox(product, mailbox, mbox("warm", texts, texts.size()));
            Path file = mbox("run", texts, COUNT);
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

    private Path mbox(String series, List<WrittenMail> texts, int count) throws IOException {
        return WrittenMail.mbox(folder.resolve(series + ".mbox"), texts, series, count);
    }

    private static long[] latencies(Product product, String mailbox, List<WrittenMail> texts) throws Exception {
        Http http = product.http().with("Content-Type", "message/rfc822");
        // Only mails that become cards are told.
        List<WrittenMail> told = texts.stream()
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
                        "/api/v1/mailboxes/" + mailbox + "/messages",
                        told.get(n % told.size()).raw("one", n));
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

    private static List<WrittenMail> texts() throws IOException {
        return WrittenMail.all().stream()
                .filter(text -> !text.stream().equals("noise"))
                .toList();
    }
}
