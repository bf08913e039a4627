package pebble.connectors.parsers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import pebble.reading.Outcome;
import pebble.reading.PageText;
import pebble.reading.Word;
import pebble.shared.SharedData;

/** Every document of the shared data, honest and hostile, ends in a clear outcome. */
class SharedFilesTest {
    private static final List<String> FOLDERS =
            List.of("docs", "sheets", "mail/msg-tnef", "mail/tika", "security/hostile-files");
    private static final Pattern NOT_FOR_PEOPLE = Pattern.compile("Exception|Error\\b|\\w\\.\\w+\\.\\w|null");

    private static final AtomicLong peak = new AtomicLong();

    private record Result(String name, Outcome outcome, Duration took) {}

    @Test
    void every_file_ends_in_a_clear_outcome() throws Exception {
        long begin = System.nanoTime();
        List<Result> results = new ArrayList<>();
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            List<Future<Result>> asked = new ArrayList<>();
            for (Path file : files()) {
                Callable<Result> reading = () -> result(file);
                asked.add(two.submit(reading));
            }
            for (Future<Result> answer : asked) {
                results.add(answer.get());
            }
        }
        Map<String, Integer> counts = new TreeMap<>();
        for (Result result : results) {
            counts.merge(result.outcome().getClass().getSimpleName(), 1, Integer::sum);
            check(result);
        }
        System.out.printf(
                "FIGURE every document of the shared data: %s of %d in %.1f s by two processes, which never held more than %d MB (PSS)%n",
                counts, results.size(), (System.nanoTime() - begin) / 1e9, peak.get());
        assertThat(counts.get("Read")).isGreaterThan(results.size() * 85 / 100);
    }

    @Test
    void pages_of_every_document_that_has_some_are_drawn() throws IOException {
        int asked = 0;
        int drawn = 0;
        for (Path file : files()) {
            if (TestReader.format(file).isDrawn()) {
                asked++;
                drawn += TestReader.READER
                                .draw(file, TestReader.format(file), null, 1, 600)
                                .isPresent()
                        ? 1
                        : 0;
            }
        }
        assertThat(drawn).isGreaterThan(asked * 85 / 100);
    }

    private static void check(Result result) {
        switch (result.outcome()) {
            case Outcome.Read read -> {
                assertThat(read.pages()).as(result.name()).isNotEmpty();
                read.pages().forEach(page -> check(result.name(), page));
            }
            case Outcome.Refused refused ->
                assertThat(refused.reason()).as(result.name()).endsWith(".").doesNotContainPattern(NOT_FOR_PEOPLE);
            case Outcome.Locked locked -> {}
        }
        assertThat(result.took()).as(result.name()).isLessThan(Duration.ofSeconds(90));
    }

    private static void check(String name, PageText page) {
        for (Word word : page.words()) {
            assertThat(page.text().substring(word.start(), word.end())).as(name).doesNotContainAnyWhitespaces();
            assertThat(word.x() + word.width()).as(name).isLessThanOrEqualTo(1.001f);
            assertThat(word.y() + word.height()).as(name).isLessThanOrEqualTo(1.001f);
        }
    }

    private static Result result(Path file) {
        long begin = System.nanoTime();
        Outcome outcome = TestReader.outcome(file, null);
        peak.accumulateAndGet(TestReader.megabytes(TestReader.READER), Math::max);
        String name = SharedData.path("").relativize(file).toString();
        return new Result(name, outcome, Duration.ofNanos(System.nanoTime() - begin));
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : FOLDERS) {
            try (Stream<Path> inside = Files.walk(SharedData.path(folder))) {
                inside.filter(Files::isRegularFile).sorted().forEach(files::add);
            }
        }
        for (String line : Files.readAllLines(SharedData.path("hostile_index.tsv"))) {
            Path file = SharedData.path("").resolve(line.substring(0, line.indexOf('\t')));
            if (Files.isRegularFile(file) && !files.contains(file)) {
                files.add(file);
            }
        }
        return files;
    }
}
