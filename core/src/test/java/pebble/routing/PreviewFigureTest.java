package pebble.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.CountedStatements;
import pebble.Http;
import pebble.TestServer;
import pebble.identity.TestUsers;
import pebble.shared.SharedData;
import tools.jackson.databind.JsonNode;

/** Prints how long a preview of a thousand messages takes, and counts its statements. */
@SpringBootTest(classes = TestServer.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(CountedStatements.class)
class PreviewFigureTest {
    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    @Test
    void a_thousand_messages_take_a_bounded_number_of_statements_and_the_time_is_printed() throws IOException {
        TestUsers users = new TestUsers(jdbc);
        Http admin = Http.at(port).as(users.admin());
        PostedMail mail = new PostedMail(admin, jdbc);
        mail.noRules();
        String mailbox = mail.mailbox(users.entity("Ours"), "sales");
        mail.post(mailbox, "application/mbox", more());
        List<Object> rules = new ArrayList<>();
        for (int n = 0; n < 50; n++) {
            rules.add(rule("Rule " + n, "subject", "matches", "(?i)number\\s+" + n * 20 + "\\b"));
        }
        rules.add(rule("Words", "body", "contains", "purchase order"));
        Map<String, Object> body = Map.of(
                "router",
                Map.of("defaults", List.of(Map.of("mailbox_id", mailbox, "stream", "operations")), "rules", rules));
        admin.post("/api/v1/router/preview", body);

        int before = CountedStatements.count();
        long began = System.nanoTime();
        Http.Answer answer = admin.post("/api/v1/router/preview", body);
        long took = (System.nanoTime() - began) / 1_000_000;
        int statements = CountedStatements.count() - before;

        JsonNode told = answer.json();
        System.out.printf(
                "FIGURE preview: 1000 messages of %d in %d ms (%d ms within), %d statements by whatever runs, %d KB answered%n",
                told.at("/sampled").asInt(),
                took,
                told.at("/took_ms").asLong(),
                statements,
                answer.bytes().length / 1024);
        assertThat(told.at("/sampled").asInt()).isEqualTo(1_000);
        assertThat(told.at("/items")).hasSize(1_000);
        // Not one a message. What runs in the background is counted with it.
        assertThat(statements).isLessThan(300);
    }

    private static Map<String, Object> rule(String name, String field, String op, String value) {
        return Map.of(
                "name",
                name,
                "conditions",
                List.of(Map.of("field", field, "op", op, "value", value)),
                "actions",
                List.of(Map.of("type", "stream", "value", "tender")));
    }

    /** Real mails, round after round with other ids; some are told to be the same all the same. */
    private static byte[] more() throws IOException {
        List<byte[]> real = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SharedData.path("mail").resolve("spamassassin"))) {
            for (Path file : files.filter(one -> one.toString().endsWith(".txt"))
                    .sorted()
                    .toList()) {
                real.add(Files.readAllBytes(file));
            }
        }
        var mbox = new ByteArrayOutputStream();
        for (int n = 0; n < 1_200; n++) {
            String text = new String(real.get(n % real.size()), StandardCharsets.ISO_8859_1)
                    .replaceAll("(?m)^From .*\\R", "")
                    .replaceFirst("(?mi)^Message-ID:", "Message-ID: <" + n + "@x.example>\nX-Earlier-ID:")
                    .replaceFirst("(?m)^Subject: ", "Subject: Number " + n + " ");
            mbox.write("From a@b.example Mon Mar  2 09:00:00 2026\n".getBytes(StandardCharsets.US_ASCII));
            mbox.write(text.getBytes(StandardCharsets.ISO_8859_1));
            mbox.write('\n');
        }
        return mbox.toByteArray();
    }
}
