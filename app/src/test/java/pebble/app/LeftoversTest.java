package pebble.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
    @TempDir
    Path folder;

    @Test
    void only_what_we_left_long_ago_is_removed() throws IOException {
        for (String name : List.of("pebble-upload12.tmp", "pebble-page34.pgm", "pebble-notes.txt", "upload12.tmp")) {
            Files.writeString(folder.resolve(name), "x");
        }
        Path document = Files.createDirectory(folder.resolve("pebble-document56"));
        Files.writeString(document.resolve("document"), "x");
        Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "x");
        Files.createSymbolicLink(folder.resolve("pebble-import78.zip"), elsewhere);

        Leftovers.clear(folder, Instant.now());
        assertThat(names()).hasSize(7);

        Leftovers.clear(folder, Instant.now().plus(Duration.ofDays(2)));
        assertThat(names()).containsExactlyInAnyOrder("pebble-notes.txt", "upload12.tmp", "elsewhere");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).toList();
        }
    }
}
