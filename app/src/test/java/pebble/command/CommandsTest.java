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
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pebble.ground.Refusal;
import pebble.ground.Terminal;
import pebble.ground.Variables;

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
        commands = Commands.of(
                new RunningProduct(data),
                new Variables(Map.of("PEBBLE_DATA", data.toString()), Map.of()),
                new Terminal(keyboard, out, out, false));
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
    void a_folder_without_a_mailbox_becomes_documents_file_by_file_and_the_counts_agree() throws Exception {
        Path folder = Files.createDirectory(data.resolve("papers"));
        Files.writeString(folder.resolve("a.txt"), "first words");
        Files.writeString(Files.createDirectory(folder.resolve("more")).resolve("b \"two\".zip"), "an archive");
        Files.writeString(folder.resolve("c.exe"), "MZ");
        Files.writeString(folder.resolve(".hidden"), "x");
        Files.createSymbolicLink(folder.resolve("link.txt"), folder.resolve("a.txt"));
        product.answers("GET /entities?limit=500", 200, "{\"items\":[{\"id\":\"ent_7\",\"name\":\"Paints Ltd\"}]}")
                .answers(
                        "POST /documents/batch",
                        202,
                        "{\"items\":[{\"filename\":\"a.txt\",\"id\":\"doc_1\",\"duplicate_of\":null}]}")
                .answers("POST /documents/batch", 503, "")
                .answers(
                        "POST /documents/batch",
                        202,
                        "{\"items\":[{\"filename\":\"c.exe\",\"id\":null,\"error\":{\"code\":\"UNSUPPORTED_FORMAT\",\"message\":\"It is a program.\"}}]}")
                .answers(
                        "POST /documents/batch",
                        202,
                        "{\"items\":[{\"filename\":\"x.txt\",\"id\":\"doc_2\",\"duplicate_of\":null},{\"filename\":\"y.txt\",\"id\":\"doc_1\",\"duplicate_of\":\"doc_1\"}]}");

        int code = run("import", folder.toString(), "--entity", "Paints Ltd");

        assertThat(code).as("something was refused").isEqualTo(1);
        String told = screen.toString(StandardCharsets.UTF_8);
        assertThat(told).contains("c.exe: It is a program.", "link.txt");
        assertThat(told.replaceAll(" +", " "))
                .contains(
                        "files found 5",
                        "sent 3",
                        "left out 2",
                        "documents in them 4",
                        "new 2",
                        "already held 1",
                        "refused 1");
        assertThat(product.requests.get(1))
                .contains("name=\"entity_id\"", "ent_7", "filename=\"a.txt\"", "first words");
        assertThat(product.requests.getLast()).contains("filename=\"more/b %22two%22.zip\"", "an archive");
    }

    @Test
    void documents_for_an_entity_that_does_not_exist_are_not_sent() {
        product.answers("GET /entities?limit=500", 200, "{\"items\":[]}");

        assertThatThrownBy(() -> run("import", mail, "--entity", "Nobody"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Nobody");
        assertThat(product.requests).hasSize(1);
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
    void moving_to_an_object_store_needs_one() {
        assertThatThrownBy(() -> run("move-to-s3")).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.reason()).contains("No object store is set");
            assertThat(refusal.cure()).contains("MINIO_ENDPOINT");
        });
    }

    @Test
    void an_unknown_command_is_refused() {
        assertThatThrownBy(() -> run("fly")).isInstanceOf(Refusal.class).hasMessageContaining("fly");
        assertThatThrownBy(() -> run("import")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> run("import", mail, "--folder", "x")).isInstanceOf(Refusal.class);
    }

    @Test
    void help_lists_them_all() {
        assertThat(run("help")).isZero();
        assertThat(screen.toString(StandardCharsets.UTF_8)).contains("import PATH", "reconcile");
    }
}
