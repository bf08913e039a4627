package pebble.mime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import pebble.shared.SharedData;

/** The mails of the shared data, by folder. */
final class Corpus {
    private Corpus() {}

    static List<Path> files(String folder) {
        try (Stream<Path> found = Files.walk(SharedData.path("mail").resolve(folder))) {
            return found.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<Path> files(String folder, String ending) {
        return files(folder).stream().filter(f -> f.toString().endsWith(ending)).toList();
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static byte[] bytes(String file) {
        return bytes(SharedData.path("mail").resolve(file));
    }

    static Mail read(String file) {
        return MailReader.read(bytes(file));
    }
}
