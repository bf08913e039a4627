package pebble.connectors.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.AlreadyClosedException;
import org.springframework.util.FileSystemUtils;

/** The index that is in force, of those in a folder, each in a numbered one below; one that is made anew has the next number until it takes over. */
final class Generations implements AutoCloseable {
    private final Path root;
    private final Analyzer analyzer;
    private final String shape;
    private volatile Generation present;

    private Generations(Path root, Analyzer analyzer, String shape, Generation present) {
        this.root = root;
        this.analyzer = analyzer;
        this.shape = shape;
        this.present = present;
    }

    /** Of several the oldest: a younger one was being made when the process ended. */
    static Generations open(Path root, Analyzer analyzer, String shape) {
        try {
            Files.createDirectories(root);
            try (DirectoryStream<Path> gone = Files.newDirectoryStream(root, Generation.GONE + "*")) {
                for (Path half : gone) {
                    FileSystemUtils.deleteRecursively(half);
                }
            }
            List<Integer> numbers = numbers(root);
            Generation present = Generation.open(root, numbers.isEmpty() ? 1 : numbers.getFirst(), analyzer, shape);
            for (int number : numbers) {
                if (number != present.number) {
                    FileSystemUtils.deleteRecursively(root.resolve(String.valueOf(number)));
                }
            }
            return new Generations(root, analyzer, shape, present);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Integer> numbers(Path root) throws IOException {
        try (Stream<Path> folders = Files.list(root)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> name.matches("\\d{1,9}"))
                    .map(Integer::valueOf)
                    .sorted()
                    .toList();
        }
    }

    Generation present() {
        return present;
    }

    /** Lucene closes for good what it could not write, be it that the disk was full for a moment. */
    void reopen() {
        Generation before = present;
        if (!before.writer.isOpen()) {
            present = Generation.open(root, before.number, analyzer, shape);
            before.close();
        }
    }

    /** Beside the present one. */
    Generations beside() {
        int number = present.number + 1;
        try {
            FileSystemUtils.deleteRecursively(root.resolve(String.valueOf(number)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Generations(root, analyzer, shape, Generation.open(root, number, analyzer, shape));
    }

    void become(Generations made) {
        Generation before = present;
        present = made.present;
        before.delete();
    }

    /** Reads an index as it stands at one moment. */
    @FunctionalInterface
    interface Reading<T> {
        T read(IndexSearcher searcher) throws IOException;
    }

    <T> T read(Reading<T> reading) {
        while (true) {
            Generation generation = present;
            try {
                IndexSearcher searcher = generation.searchers.acquire();
                try {
                    return reading.read(searcher);
                } finally {
                    generation.searchers.release(searcher);
                }
            } catch (AlreadyClosedException replaced) {
                if (generation == present) {
                    throw replaced;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        present.close();
    }
}
