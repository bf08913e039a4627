package pebble.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pebble.ground.DataFolder;
import pebble.ground.Refusal;
import pebble.ground.Variables;
import pebble.watched.DropFolder;

class ConsumingTest {
    @TempDir
    private Path folder;

    private Optional<DropFolder> of(Path consume, Map<String, String> more) throws IOException {
        Map<String, String> set = new HashMap<>(more);
        set.put("CONSUME_DIR", consume == null ? "" : consume.toString());
        try (DataFolder data = DataFolder.own(folder.resolve("data"), "1")) {
            return Consuming.of(new Variables(set, Map.of()), data);
        }
    }

    @Test
    void no_folder_is_watched_unless_one_is_named() throws Exception {
        assertThat(of(null, Map.of())).isEmpty();
        Path in = Files.createDirectory(folder.resolve("in"));
        assertThat(of(in, Map.of("CONSUME_ENTITY", "Paints Ltd", "CONSUME_WAIT", "9")))
                .hasValue(new DropFolder(in, "Paints Ltd", Duration.ofSeconds(9)));
    }

    @Test
    void a_folder_that_is_not_there_or_holds_our_own_files_refuses_the_start() throws Exception {
        assertThatThrownBy(() -> of(folder.resolve("none"), Map.of()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("CONSUME_DIR");
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
        for (Path ours : new Path[] {folder, link, Files.createDirectories(folder.resolve("data/blobs"))}) {
            assertThatThrownBy(() -> of(ours, Map.of()))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("its own files");
        }
    }
}
