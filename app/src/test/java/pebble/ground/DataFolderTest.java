package pebble.ground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    private Path folder;

    @Test
    void one_process_owns_it_at_a_time() {
        try (DataFolder first = DataFolder.own(folder, "0.1.0")) {
            assertThat(first.path()).isEqualTo(folder);
            assertThatThrownBy(() -> DataFolder.own(folder, "0.1.0"))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.reason())
                                    .contains(
                                            "in use",
                                            String.valueOf(
                                                    ProcessHandle.current().pid())));
        }

        DataFolder.own(folder, "0.1.0").close();
    }

    @Test
    void a_worker_on_a_servers_database_shares_it_with_the_owner() {
        try (DataFolder owner = DataFolder.own(folder, "0.1.0");
                DataFolder worker = DataFolder.share(folder, "0.1.0")) {
            assertThat(worker.path()).isEqualTo(owner.path());
        }
    }

    @Test
    void who_needs_it_alone_gets_it_only_while_nobody_serves_from_it() {
        try (DataFolder owner = DataFolder.own(folder, "0.1.0")) {
            assertThatThrownBy(() -> DataFolder.alone(folder))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.reason()).contains("in use"));
        }
        try (DataFolder worker = DataFolder.share(folder, "0.1.0")) {
            assertThatThrownBy(() -> DataFolder.alone(folder))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.reason()).contains("A worker"));
        }
        try (DataFolder alone = DataFolder.alone(folder)) {
            assertThatThrownBy(() -> DataFolder.own(folder, "0.1.0")).isInstanceOf(Refusal.class);
        }
        DataFolder.own(folder, "0.1.0").close();
    }

    @Test
    void data_of_a_newer_version_is_refused_and_left_alone() throws Exception {
        Files.writeString(folder.resolve("version"), "0.10.0\n");

        assertThatThrownBy(() -> DataFolder.own(folder, "0.9.1"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.reason()).contains("0.10.0", "newer than this one (0.9.1)"));
        assertThat(folder.resolve("version")).hasContent("0.10.0");
    }

    @Test
    void data_of_an_older_version_is_taken_over() {
        DataFolder.own(folder, "0.9.1").close();
        DataFolder.own(folder, "0.10.0").close();

        assertThat(folder.resolve("version")).hasContent("0.10.0");
    }

    @Test
    void a_folder_that_is_a_file_is_refused_with_the_cure() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> DataFolder.own(file, "0.1.0"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.cure()).contains("PEBBLE_DATA"));
    }

    @Test
    void it_lies_where_the_setting_says() {
        assertThat(DataFolder.at(new Variables(Map.of("PEBBLE_DATA", "/somewhere/else"), Map.of())))
                .isEqualTo(Path.of("/somewhere/else"));
        assertThat(DataFolder.at(new Variables(Map.of(), Map.of())))
                .isEqualTo(Path.of("data").toAbsolutePath());
    }

    @Test
    void a_private_file_is_made_once_and_only_its_owner_reads_it() throws Exception {
        Path file = folder.resolve("secret.key");

        String first = PrivateFile.readOrCreate(file);

        assertThat(PrivateFile.readOrCreate(file)).isEqualTo(first).hasSize(64);
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    }
}
