package pebble.connectors.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pebble.blobs.Sha256;

class FileBlobsTest {
    private static final byte[] BODY = "a large attachment".getBytes(StandardCharsets.UTF_8);

    @Test
    void a_body_put_twice_is_one_file_and_is_found_by_its_hash(@TempDir Path folder) throws Exception {
        FileBlobs blobs = new FileBlobs(folder);

        blobs.put(Map.of(Sha256.of(BODY), BODY));
        blobs.put(Map.of(Sha256.of(BODY), BODY));

        assertThat(blobs.find(Sha256.of(BODY)))
                .hasValueSatisfying(found -> assertThat(found).isEqualTo(BODY));
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(1);
        }
    }

    @Test
    void what_was_never_put_is_not_found(@TempDir Path folder) {
        assertThat(new FileBlobs(folder).find(Sha256.of(BODY))).isEmpty();
    }
}
