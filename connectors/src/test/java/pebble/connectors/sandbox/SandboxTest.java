package pebble.connectors.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pebble.connectors.parsers.ParserProcess;
import pebble.reading.Format;
import pebble.reading.Made;
import pebble.reading.Outcome;
import pebble.reading.PageText;
import pebble.reading.ReadingUnavailable;
import pebble.reading.Word;

/** What becomes of files whose reading goes as wrong as it can. */
@Timeout(120)
class SandboxTest {
    private static final Format PDF = new Format("application/pdf", Format.Kind.PDF);
    private static final Format TEXT = new Format("text/plain", Format.Kind.TEXT);

    @TempDir
    Path folder;

    private SandboxedReader reader = reader(Duration.ofSeconds(60));

    @AfterEach
    void close() {
        reader.close();
    }

    @Test
    void a_file_that_takes_too_long_is_refused_and_the_next_is_read() throws IOException {
        reader.close();
        reader = reader(Duration.ofSeconds(1));

        assertThat(read("loops")).isEqualTo(new Outcome.Refused("It takes longer to read than a second."));

        assertThat(text(read("next"))).isEqualTo("Read");
    }

    @Test
    void a_file_that_takes_too_much_memory_is_refused_and_the_next_is_read() throws IOException {
        assertThat(read("eats"))
                .isEqualTo(new Outcome.Refused("Reading it would take more memory than a file is given."));

        assertThat(text(read("next"))).isEqualTo("Read");
    }

    @Test
    void a_file_that_breaks_two_processes_is_refused_and_the_next_is_read() throws IOException {
        assertThat(read("dies")).isInstanceOf(Outcome.Refused.class);

        assertThat(text(read("next"))).isEqualTo("Read");
    }

    @Test
    void a_file_that_broke_one_process_is_read_by_another() throws IOException {
        assertThat(text(read("dies once"))).isEqualTo("Read by the second");
    }

    @Test
    void a_process_that_is_killed_at_work_costs_its_file_nothing() throws Exception {
        Path file = file("hangs once");
        var outcome = started(file);
        while (Files.size(file) == 0) {
            Thread.onSpinWait();
        }

        long pid = reader.pids().getFirst();
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();

        assertThat(text(outcome.get(60, TimeUnit.SECONDS))).isEqualTo("Read by the second");
        assertThat(reader.pids()).hasSize(1).doesNotContain(pid);
    }

    @Test
    void two_files_are_read_at_once() throws Exception {
        Path file = file("meets");

        var one = started(file);
        var other = started(file);

        assertThat(List.of(text(one.get(60, TimeUnit.SECONDS)), text(other.get(60, TimeUnit.SECONDS))))
                .containsExactly("They met", "They met");
    }

    @Test
    void a_process_is_asked_again() throws IOException {
        read("one");
        List<Long> before = reader.pids();

        read("two");

        assertThat(reader.pids()).isEqualTo(before).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "answers unknown",
                "answers other pages",
                "answers a negative length",
                "answers a giant text",
                "answers a word elsewhere",
                "answers a place elsewhere",
                "answers another type",
                "answers half"
            })
    void an_answer_that_makes_no_sense_is_not_believed(String name) throws IOException {
        assertThat(read(name)).isInstanceOf(Outcome.Refused.class);

        assertThat(text(read("next"))).isEqualTo("Read");
    }

    @Test
    void reading_may_be_tried_again_when_we_are_stopped() throws Exception {
        Path file = file("hangs once");
        var outcome = started(file);
        while (Files.size(file) == 0) {
            Thread.onSpinWait();
        }

        reader.close();

        assertThatThrownBy(() -> outcome.get(60, TimeUnit.SECONDS)).hasCauseInstanceOf(ReadingUnavailable.class);
        assertThatThrownBy(() -> read("next")).isInstanceOf(ReadingUnavailable.class);
    }

    @Test
    void reading_may_be_tried_again_when_the_process_was_stopped_from_outside() {
        assertThatThrownBy(() -> read("is stopped")).isInstanceOf(ReadingUnavailable.class);
    }

    @Test
    void a_file_is_not_called_damaged_for_what_is_wrong_with_us() {
        assertThatThrownBy(() -> read("finds a full disk")).isInstanceOf(ReadingUnavailable.class);
    }

    @Test
    void reading_may_be_tried_again_when_no_process_starts_or_the_file_is_away() {
        try (var without = new SandboxedReader(settings(Duration.ofSeconds(9)), SandboxTest.class)) {
            assertThatThrownBy(() -> without.read(file("any"), TEXT, null)).isInstanceOf(ReadingUnavailable.class);
        }
        assertThatThrownBy(() -> reader.read(folder.resolve("away"), TEXT, null))
                .isInstanceOf(ReadingUnavailable.class);
    }

    @Test
    void a_process_has_no_variables_no_files_and_no_network() throws IOException {
        assertThat(read("tells its surroundings"))
                .isEqualTo(new Outcome.Refused("variables [LANG, MALLOC_ARENA_MAX] files 0"));

        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path file = file("tells its friends");
            Files.writeString(file, String.valueOf(listener.getLocalPort()));
            boolean apart = new Confinement(OddChild.class, 128).isOffNetwork();
            assertThat(reader.read(file, TEXT, null)).isEqualTo(new Outcome.Refused("reached " + !apart));
        }
    }

    @Test
    void a_page_of_what_has_no_pages_is_not_drawn() throws IOException {
        assertThat(reader.draw(file("any"), TEXT, null, 1, 100)).isEqualTo(Optional.empty());
        assertThat(reader.draw(file("dies"), new Format("application/pdf", Format.Kind.PDF), null, 1, 100))
                .isEqualTo(Optional.empty());
    }

    @Test
    void a_process_is_told_the_words_and_leaves_a_file() throws IOException {
        PageText page =
                new PageText(3, 595, 842, "one zwei", List.of(new Word(4, 8, 0.1f, 0.2f, 0.3f, 0.4f, 1)), false);

        assertThat(reader.searchable(file("makes it"), PDF, null, List.of(page), target()))
                .isEqualTo(new Made.Written());

        assertThat(Files.readString(target())).isEqualTo("%PDF-" + List.of(page));
        assertThat(reader.searchable(file("makes it"), TEXT, null, List.of(page), target()))
                .isInstanceOf(Made.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"makes nothing", "makes another's file", "makes too much", "answers half", "next"})
    void a_file_that_was_not_made_as_it_should_is_not_handed_out(String name) throws IOException {
        assertThat(reader.searchable(file(name), PDF, null, List.of(), target()))
                .isInstanceOf(Made.Refused.class);

        assertThat(text(read("after"))).isEqualTo("Read");
    }

    private Path target() throws IOException {
        return file("target");
    }

    @Test
    void a_process_ends_when_nobody_can_ask_it_any_more() throws Exception {
        Process process = new Confinement(ParserProcess.class, 128).start(folder);
        process.getInputStream().readNBytes(Integer.BYTES);

        process.getOutputStream().close();

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void what_processes_left_behind_is_cleared_away() throws IOException {
        long nobody =
                ProcessHandle.allProcesses().mapToLong(ProcessHandle::pid).max().orElse(1) + 1_000_000;
        Path left = Path.of(System.getProperty("java.io.tmpdir"), "pebble-reading-" + nobody + "-1");
        Files.createDirectories(left.resolve("sub"));

        Scratch.clearAbandoned();

        assertThat(left).doesNotExist();
    }

    private CompletableFuture<Outcome> started(Path file) {
        return CompletableFuture.supplyAsync(
                () -> reader.read(file, TEXT, null), work -> Thread.ofPlatform().start(work));
    }

    private Outcome read(String name) throws IOException {
        return reader.read(file(name), TEXT, null);
    }

    private Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        return Files.exists(file) ? file : Files.createFile(file);
    }

    private static String text(Outcome outcome) {
        return ((Outcome.Read) outcome).pages().getFirst().text();
    }

    private static SandboxedReader reader(Duration budget) {
        return new SandboxedReader(settings(budget), OddChild.class);
    }

    private static ReadingSettings settings(Duration budget) {
        return new ReadingSettings(budget, budget, 128, 2);
    }
}
