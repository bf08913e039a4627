package pebble.connectors.parsers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import pebble.connectors.sandbox.ReadingSettings;
import pebble.connectors.sandbox.SandboxedReader;
import pebble.reading.Format;
import pebble.reading.Outcome;
import pebble.shared.SharedData;

/** What reading costs, printed. */
class ReadingFigureTest {
    private static final Format PDF = new Format("application/pdf", Format.Kind.PDF);
    private static final int ROUNDS = 8;

    @Test
    void figures_of_one_process() throws IOException {
        var settings = new ReadingSettings(Duration.ofSeconds(60), Duration.ofSeconds(20), 384, 1);
        try (var reader = new SandboxedReader(settings, ParserProcess.class)) {
            Path simple = SharedData.path("docs/paperless/simple.pdf");
            double first = seconds(() -> reader.read(simple, PDF, null));
            List<Path> layered = pdfs().stream()
                    .filter(file -> isLayered(reader.read(file, PDF, null)))
                    .toList();

            double all = seconds(() -> {
                for (int i = 0; i < ROUNDS; i++) {
                    layered.forEach(file -> reader.read(file, PDF, null));
                }
            });
            double drawing = seconds(() -> reader.draw(simple, PDF, null, 1, 2_500));
            double again = seconds(() -> reader.draw(simple, PDF, null, 1, 2_500));

            System.out.printf(
                    "FIGURE reading: %d PDFs with a text layer, %.0f a second by one process;"
                            + " a process started and its first file read after %.2f s; it holds %d MB (PSS) in the end;"
                            + " first page drawn in %.2f s, the next in %.2f s%n",
                    layered.size(), ROUNDS * layered.size() / all, first, TestReader.megabytes(reader), drawing, again);
            assertThat(layered).hasSizeGreaterThan(10);
        }
    }

    private static List<Path> pdfs() throws IOException {
        try (Stream<Path> files = Files.walk(SharedData.path("docs"))) {
            return files.filter(f -> f.toString().endsWith(".pdf")).sorted().toList();
        }
    }

    private static boolean isLayered(Outcome outcome) {
        return outcome instanceof Outcome.Read read
                && read.pages().stream()
                        .noneMatch(page -> page.scanned() || page.text().isEmpty());
    }

    private static double seconds(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1e9;
    }
}
