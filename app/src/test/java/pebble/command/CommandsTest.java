package pebble.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pebble.ground.Refusal;
import pebble.ground.Terminal;

class CommandsTest {
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final InputStream keyboard =
            new ByteArrayInputStream("nine loud herons\n".getBytes(StandardCharsets.UTF_8));

    @TempDir
    private Path data;

    private FakeProduct product;
    private Commands commands;
    private String mail;

    @BeforeEach
    void start() throws Exception {
        product = new FakeProduct(data);
        PrintStream out = new PrintStream(screen, true, StandardCharsets.UTF_8);
        commands = Commands.of(new RunningProduct(data), new Terminal(keyboard, out, out, false));
        mail = Files.writeString(data.resolve("mail.mbox"), "From x").toString();
    }

    @AfterEach
    void stop() {
        product.close();
    }

    private int run(String... words) {
        return commands.run(List.of(words));
    }

    @Test
    void a_broken_audit_chain_is_told_and_fails() {
        product.answers(
                "GET /audit/verification",
                200,
                "{\"intact\":false,\"sealed\":7,\"head\":\"ab\",\"first_broken\":3,\"broken\":\"its record is missing\",\"unsealed\":1,"
                        + "\"unsealed_tail\":[\"x\"],\"unaccounted\":[]}");

        int code = run("admin", "verify-audit");

        assertThat(code).isEqualTo(1);
        assertThat(screen.toString(StandardCharsets.UTF_8)).contains("BROKEN at seal 3: its record is missing");
    }

    @Test
    void an_import_is_watched_to_its_end_across_a_restart() {
        product.answers("POST /imports", 202, "{\"id\":\"job_1\"}")
                .answers("GET /imports/job_1", 200, "{\"state\":\"running\",\"received\":1}")
                .answers("GET /imports/job_1", 503, "")
                .answers("GET /imports/job_1", 200, "{\"state\":\"done\",\"received\":3,\"duplicates\":1}");

        int code = run("import", mail, "--mailbox", "sales@example.com");

        assertThat(code).isZero();
        assertThat(product.requests.getFirst()).contains("\"mailbox\":\"sales@example.com\"", "mail.mbox");
        assertThat(screen.toString(StandardCharsets.UTF_8)).contains("received", "3", "duplicates", "1");
    }

    @Test
    void an_import_that_failed_says_why_and_fails() {
        product.answers("POST /imports", 202, "{\"id\":\"job_1\"}")
                .answers("GET /imports/job_1", 200, "{\"state\":\"failed\",\"error\":\"The file went away.\"}");

        assertThat(run("import", mail, "--mailbox", "sales@example.com")).isNotZero();
        assertThat(screen.toString(StandardCharsets.UTF_8)).contains("The file went away.");
    }

    @Test
    void what_the_product_refuses_is_told_in_its_words() {
        product.answers("POST /imports", 404, "{\"error\":{\"message\":\"There is no mailbox with this address.\"}}");

        assertThatThrownBy(() -> run("import", mail, "--mailbox", "nobody@example.com"))
                .isInstanceOf(Refusal.class)
                .hasMessage("There is no mailbox with this address.");
    }

    @Test
    void without_a_running_product_the_cure_is_to_start_it() throws Exception {
        Files.delete(data.resolve(RunningProduct.ADDRESS_FILE));

        assertThatThrownBy(() -> run("reconcile"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.cure()).contains("./pebble up"));
    }

    @Test
    void a_path_that_does_not_exist_is_refused_before_asking() {
        assertThatThrownBy(() -> run("import", data.resolve("none").toString(), "--mailbox", "sales@example.com"))
                .isInstanceOf(Refusal.class);
        assertThat(product.requests).isEmpty();
    }

    @Test
    void reconciling_fails_while_something_is_missing() {
        product.answers(
                        "GET /mailboxes?limit=500",
                        200,
                        "{\"items\":[{\"id\":\"mbx_1\",\"address\":\"sales@example.com\"}]}")
                .answers(
                        "GET /mailboxes/mbx_1/reconciliation",
                        200,
                        "{\"source_count\":3,\"held_count\":2,\"missing\":[{\"name\":\"a\"}]}");

        assertThat(run("reconcile")).isNotZero();
        assertThat(screen.toString(StandardCharsets.UTF_8)).contains("sales@example.com", "1 are missing");
    }

    @Test
    void making_the_search_indexes_anew_is_watched_to_its_end() {
        product.answers("POST /search/index/rebuild", 202, "{\"complete\":true,\"rebuilding\":true}")
                .answers("GET /search/index", 200, "{\"complete\":true,\"rebuilding\":true}")
                .answers("GET /search/index", 200, "{\"complete\":true,\"rebuilding\":false}");

        assertThat(run("reindex")).isZero();
        assertThat(screen.toString(StandardCharsets.UTF_8)).contains("The search indexes are new");
    }

    @Test
    void a_reset_password_is_set_and_shown() {
        product.answers("GET /users?limit=500&cursor=", 200, """
                        {"items":[{"id":"usr_1","email":"Mira@example.com","version":4}],"next_cursor":null}""").answers("PATCH /users/usr_1", 200, "{}");

        assertThat(run("admin", "reset-password", "mira@example.com")).isZero();

        String sent = product.requests.getLast();
        String password = sent.replaceAll(".*\"password\":\"([^\"]+)\".*", "$1");
        assertThat(password).hasSize(23);
        assertThat(screen.toString(StandardCharsets.UTF_8)).contains(password);
        assertThatThrownBy(() -> run("admin", "reset-password", "nobody@example.com"))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void a_password_from_standard_input_is_set_and_not_shown() {
        product.answers("GET /users?limit=500&cursor=", 200, """
                        {"items":[{"id":"usr_1","email":"mira@example.com","version":4}],"next_cursor":null}""").answers("PATCH /users/usr_1", 200, "{}");

        assertThat(run("admin", "reset-password", "mira@example.com", "--stdin"))
                .isZero();

        assertThat(product.requests.getLast()).contains("\"password\":\"nine loud herons\"");
        assertThat(screen.toString(StandardCharsets.UTF_8)).doesNotContain("herons");
    }

    @Test
    void an_unknown_command_is_refused() {
        assertThatThrownBy(() -> run("fly")).isInstanceOf(Refusal.class).hasMessageContaining("fly");
        assertThatThrownBy(() -> run("import")).isInstanceOf(Refusal.class);
    }

    @Test
    void help_lists_them_all() {
        assertThat(run("help")).isZero();
        assertThat(screen.toString(StandardCharsets.UTF_8)).contains("import PATH", "reconcile");
    }
}
