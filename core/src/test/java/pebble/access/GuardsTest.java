package pebble.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import pebble.Http;
import pebble.Http.Answer;
import pebble.TestServer;
import pebble.identity.Allowed;
import pebble.identity.Role;
import pebble.identity.TestUsers;

@SpringBootTest(
        classes = TestServer.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"pebble.access.requests-per-second=20", "server.forward-headers-strategy=native"})
class GuardsTest {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    CommandLine commandLine;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    private TestUsers users;
    private Http admin;

    @BeforeEach
    void setUp() {
        users = new TestUsers(jdbc);
        admin = Http.at(port).as(users.admin());
    }

    private static String fresh(String name) {
        return name + " " + System.nanoTime();
    }

    @Test
    void the_same_key_and_body_get_the_first_answer_again() {
        Map<String, String> body = Map.of("name", fresh("Acids"));
        Http once = admin.with("Idempotency-Key", fresh("key"));

        Answer first = once.post("/api/v1/entities", body);
        Answer second = once.post("/api/v1/entities", body);

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void the_same_key_with_another_body_is_refused() {
        Http once = admin.with("Idempotency-Key", fresh("key"));
        once.post("/api/v1/entities", Map.of("name", fresh("Acids")));

        Answer other = once.post("/api/v1/entities", Map.of("name", fresh("Bases")));

        assertThat(other.status()).isEqualTo(409);
        assertThat(other.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void another_users_key_is_another_key() {
        String key = fresh("key");
        admin.with("Idempotency-Key", key).post("/api/v1/entities", Map.of("name", fresh("Acids")));

        Answer other = Http.at(port)
                .as(users.admin())
                .with("Idempotency-Key", key)
                .post("/api/v1/entities", Map.of("name", fresh("Bases")));

        assertThat(other.status()).isEqualTo(201);
    }

    @Test
    void a_refusal_is_not_kept() {
        String name = fresh("Acids");
        admin.post("/api/v1/entities", Map.of("name", name));
        Http once = admin.with("Idempotency-Key", fresh("key"));

        Answer taken = once.post("/api/v1/entities", Map.of("name", name));
        Answer mended = once.post("/api/v1/entities", Map.of("name", fresh("Bases")));

        assertThat(taken.code()).isEqualTo("ENTITY_EXISTS");
        assertThat(mended.status()).isEqualTo(201);
    }

    @Test
    void ten_at_once_under_one_key_do_it_once() throws Exception {
        Map<String, String> body = Map.of("name", fresh("Acids"));
        Http once = admin.with("Idempotency-Key", fresh("key"));
        var start = new CountDownLatch(1);
        List<Callable<Answer>> calls = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            calls.add(() -> {
                start.await();
                return once.post("/api/v1/entities", body);
            });
        }

        List<Answer> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = calls.stream().map(threads::submit).toList();
            start.countDown();
            for (var call : running) {
                answers.add(call.get());
            }
        }

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers)
                .extracting(Answer::text)
                .containsOnly(answers.getFirst().text());
    }

    @Test
    void a_token_made_under_a_key_is_shown_again_but_lies_sealed() {
        Http once = admin.with("Idempotency-Key", fresh("key"));

        Answer first = once.post("/api/v1/tokens", Map.of("name", "script"));
        Answer second = once.post("/api/v1/tokens", Map.of("name", "script"));

        assertThat(second.at("/token")).startsWith("pbl_").isEqualTo(first.at("/token"));
        assertThat(jdbc.sql("select count(*) from idempotent_answer where idempotent_answer::text like '%pbl_%'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void too_many_requests_at_once_are_told_when_to_come_back() {
        Http eager = Http.at(port).as(users.user("Eager", Role.VIEWER, Set.of(), Set.of()));

        Answer refused = eager.get("/api/v1/people");
        for (int i = 0; i < 200 && refused.status() == 200; i++) {
            refused = eager.get("/api/v1/people");
        }

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("RATE_LIMITED");
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(admin.get("/api/v1/people").status()).isEqualTo(200);
    }

    @Test
    void every_answer_carries_the_security_headers() {
        for (Answer answer : List.of(admin.get("/api/v1/people"), Http.at(port).get("/api/v1/people"))) {
            assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'self'");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
            assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
            assertThat(answer.header("Permissions-Policy")).contains("camera=()");
            assertThat(answer.header("Cache-Control")).contains("no-store");
            assertThat(answer.header("Strict-Transport-Security")).isEmpty();
        }
    }

    @Test
    void the_command_line_of_this_machine_is_let_in_by_a_token_that_is_nowhere_stored() {
        Http local = Http.at(port).with("Authorization", "Bearer " + commandLine.open());

        assertThat(local.get("/api/v1/users").status()).isEqualTo(200);
        assertThat(local.get("/api/v1/auth/me").at("/user/name")).isEqualTo("Command line");
        assertThat(local.post("/api/v1/tokens", Map.of("name", "x")).status()).isEqualTo(403);
    }

    @Test
    void every_endpoint_says_who_may_call_it() {
        List<String> silent = mapping.getHandlerMethods().values().stream()
                .filter(endpoint -> endpoint.getBeanType().getName().startsWith("pebble."))
                .filter(endpoint -> !endpoint.hasMethodAnnotation(Allowed.class))
                .map(HandlerMethod::getShortLogMessage)
                .toList();

        assertThat(silent).isEmpty();
    }

    @Test
    void the_browsable_page_is_served_to_who_is_signed_in() {
        assertThat(Http.at(port).get("/api/v1/openapi.json").status()).isEqualTo(401);
        Answer page = admin.get(admin.get("/api/docs").header("Location"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("swagger-ui-bundle.js").doesNotContain("<script>");
        assertThat(Http.at(port).get("/api/docs").status()).isEqualTo(401);
    }

    @Test
    void by_tls_the_cookie_is_secure_and_browsers_are_told_to_stay_there() {
        String email = "tls" + System.nanoTime() + "@pebble.local";
        admin.post(
                "/api/v1/users",
                Map.of("email", email, "name", "T", "password", "seven calm otters", "roles", List.of("VIEWER")));

        Answer answer = Http.at(port)
                .with("X-Forwarded-Proto", "https")
                .post("/api/v1/auth/login", Map.of("email", email, "password", "seven calm otters"));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Set-Cookie")).contains("Secure");
        assertThat(answer.header("Strict-Transport-Security")).contains("max-age=31536000");
    }

    @Test
    void malformed_addresses_and_texts_are_refused_in_the_envelope() throws Exception {
        assertThat(admin.get("/api/v1/users;x=1").code()).isEqualTo("MALFORMED_REQUEST");
        assertThat(admin.get("/api/v1//users").code()).isEqualTo("MALFORMED_REQUEST");
        assertThat(admin.post("/api/v1/entities", "{\"name\":\"a\\u0000b\"}").status())
                .isEqualTo(422);
        assertThat(admin.get("/api/v1/people?q=%00").status()).isEqualTo(422);
        assertThat(admin.get("/error").code()).isEqualTo("NOT_FOUND");
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write("GET /api/v1/people?q=[x] HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("400", "application/json", "\"code\":\"MALFORMED_REQUEST\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PATCH cards/card_unknown",
                "POST cards/card_unknown/move",
                "PATCH companies/cmp_unknown",
                "PATCH entities/ent_unknown",
                "PATCH mailboxes/mbx_unknown",
                "POST messages/msg_unknown/disposition",
                "PATCH users/usr_unknown"
            })
    void an_id_that_cannot_be_parsed_is_not_found_whatever_the_body(String address) {
        String[] words = address.split(" ");

        for (String body : new String[] {"{", null}) {
            assertThat(admin.send(words[0], "/api/v1/" + words[1], body).status())
                    .as(body)
                    .isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PATCH cards/card_",
                "POST cards/card_/move",
                "POST cards/card_/merge",
                "PATCH companies/cmp_",
                "PATCH entities/ent_",
                "PATCH mailboxes/mbx_",
                "POST messages/msg_/disposition",
                "PATCH users/usr_"
            })
    void a_thing_that_is_not_there_is_not_found_whatever_the_body(String address) {
        String path = address.split(" ")[1].replace("_", "_0197f0a0b0c07000800000000000dead");
        Http nobodysLimit = Http.at(port).as(users.admin());

        for (String body : new String[] {"{", "[]", "{\"into\":7}", null}) {
            assertThat(nobodysLimit
                            .send(address.split(" ")[0], "/api/v1/" + path, body)
                            .status())
                    .as(body)
                    .isEqualTo(404);
        }
        assertThat(nobodysLimit
                        .with("Content-Type", "text/plain")
                        .send(address.split(" ")[0], "/api/v1/" + path, "{")
                        .code())
                .endsWith("_NOT_FOUND");
    }

    @Test
    void a_body_that_cannot_be_read_is_malformed_where_the_thing_is_there() {
        String path = "/api/v1/users/" + users.admin().caller().id();

        assertThat(admin.patch(path, "{").code()).isEqualTo("MALFORMED_REQUEST");
        assertThat(admin.with("Content-Type", "text/plain").patch(path, "{").status())
                .isEqualTo(415);
    }

    @Test
    void who_has_not_signed_in_cannot_fill_the_memory() {
        String large = "{\"email\":\"" + "a".repeat(100_000) + "\",\"password\":\"x\"}";

        Answer said = Http.at(port).post("/api/v1/auth/login", large);
        Answer unsaid = Http.at(port).postChunked("/api/v1/auth/login", large);

        assertThat(said.status()).isEqualTo(413);
        assertThat(unsaid.status()).isEqualTo(413);
        assertThat(unsaid.code()).isEqualTo("PAYLOAD_TOO_LARGE");
    }
}
