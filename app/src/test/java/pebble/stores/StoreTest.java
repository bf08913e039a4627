package pebble.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pebble.blobs.LargeBlobs;
import pebble.connectors.files.FileBlobs;
import pebble.ground.DataFolder;
import pebble.ground.Refusal;
import pebble.ground.Variables;

class StoreTest {
    private static final Map<String, String> MINIO =
            Map.of("MINIO_ENDPOINT", "127.0.0.1:1", "MINIO_ROOT_USER", "admin", "MINIO_ROOT_PASSWORD", "the-secret");

    @TempDir
    private Path folder;

    private LargeBlobs open(Map<String, String> set) {
        try (DataFolder data = DataFolder.own(folder, "1")) {
            return Store.of(new Variables(set, Map.of()), data);
        }
    }

    private void refused(Map<String, String> set, String reason, String cure) {
        assertThatThrownBy(() -> open(set)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.reason()).contains(reason).doesNotContain("the-secret");
            assertThat(refusal.cure()).contains(cure);
        });
    }

    @Test
    void without_settings_large_files_lie_in_the_data_folder() {
        assertThat(open(Map.of())).isInstanceOf(FileBlobs.class);
    }

    @Test
    void an_object_store_that_does_not_answer_refuses_the_start() {
        refused(MINIO, "The object store at http://127.0.0.1:1 does not answer", "MINIO_ENDPOINT");
        refused(Map.of("MINIO_ENDPOINT", "127.0.0.1:1"), "its key is not set", "MINIO_ROOT_PASSWORD");
        refused(Map.of("MINIO_ENDPOINT", "gopher://x"), "MINIO_ENDPOINT is no address", "host:port");
    }

    @Test
    void files_that_were_not_moved_yet_refuse_a_start_on_the_object_store() throws Exception {
        Path files = Files.createDirectories(folder.resolve("blobs/ab/cd"));
        Files.writeString(files.resolve("unfinished.part"), "half");
        refused(MINIO, "does not answer", "");
        Files.writeString(files.resolve("abcd" + "0".repeat(60)), "a large file");

        refused(MINIO, "Large files still lie in", "./pebble move-to-s3");
        assertThat(open(Map.of())).isInstanceOf(FileBlobs.class);
    }

    @Test
    void a_folder_whose_files_went_to_a_bucket_is_not_served_without_it() throws Exception {
        Files.writeString(folder.resolve("bucket"), "archive\n");

        refused(Map.of(), "lie in the bucket \"archive\"", "Set it and its key again");
        refused(MINIO, "lie in the bucket \"archive\", but MINIO_BUCKET is \"pebble\"", "Set MINIO_BUCKET to archive");
    }
}
