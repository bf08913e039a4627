package pebble.watched;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;
import pebble.TestServer;
import pebble.blobs.LargeBlobs;
import pebble.blobs.MemoryBlobs;
import pebble.documents.Bringing;
import pebble.documents.DocumentSettings;
import pebble.identity.EntityId;
import pebble.identity.TestUsers;
import pebble.shared.Problem;

@SpringBootTest(classes = TestServer.class)
class WatchedFolderTest {
    private static final Duration SETTLE = Duration.ofSeconds(5);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Bringing bringing;

    @Autowired
    LargeBlobs large;

    @TempDir
    private Path outside;

    private final Hands clock = new Hands();
    private Path folder;
    private EntityId paints;
    private WatchedFolder watched;

    /** A clock that is set by hand. */
    private static final class Hands extends Clock {
        private Instant now = Instant.parse("2026-03-01T08:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @BeforeEach
    void a_folder() throws IOException {
        folder = Files.createDirectory(outside.resolve("in"));
        paints = new TestUsers(jdbc).entity("Paints");
        watched = watching(paints.toString());
    }

    @AfterEach
    void the_store_is_back() {
        ((MemoryBlobs) large).away = false;
    }

    private WatchedFolder watching(String entity) {
        return new WatchedFolder(
                new DropFolder(folder, entity, SETTLE),
                bringing,
                new DocumentSettings(DataSize.ofMegabytes(1)),
                jdbc,
                clock);
    }

    private Path lay(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static String unique(String text) {
        return text + " " + UUID.randomUUID();
    }

    /** Two looks with time between them. */
    private void settle() throws IOException {
        watched.look();
        clock.now = clock.now.plus(SETTLE);
        watched.look();
    }

    private List<String> documents() {
        return jdbc.sql("select filename from documents where entity_id = :entity order by filename")
                .param("entity", paints.value())
                .query(String.class)
                .list();
    }

    /** Files of people, by their paths; those of ours must be none. */
    private List<String> left() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .map(path -> folder.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }

    private String reason(String name) throws IOException {
        return Files.readString(folder.resolve("refused").resolve(name + ".reason.txt"));
    }

    // ---- taking

    @Test
    void a_file_that_has_settled_becomes_a_document_and_goes_away() throws Exception {
        lay("offer.txt", unique("An offer"));

        watched.look();
        assertThat(documents()).isEmpty();
        assertThat(left()).containsExactly("offer.txt");
        clock.now = clock.now.plus(SETTLE);
        watched.look();

        assertThat(documents()).containsExactly("offer.txt");
        assertThat(left()).isEmpty();
        assertThat(jdbc.sql("select source || ' ' || status from documents where entity_id = :entity")
                        .param("entity", paints.value())
                        .query(String.class)
                        .single())
                .startsWith("folder ");
    }

    @Test
    void files_in_folders_are_taken_too() throws Exception {
        lay("2026/march/offer.txt", unique("An offer"));
        lay("order.txt", unique("An order"));

        settle();

        assertThat(documents()).containsExactly("offer.txt", "order.txt");
        assertThat(left()).isEmpty();
    }

    @Test
    void a_file_that_is_still_written_to_is_left_alone() throws Exception {
        Path file = lay("long.txt", unique("The beginning"));
        watched.look();

        for (int piece = 0; piece < 3; piece++) {
            clock.now = clock.now.plus(SETTLE);
            Files.writeString(file, Files.readString(file) + " and more");
            watched.look();
            assertThat(documents()).isEmpty();
            assertThat(left()).containsExactly("long.txt");
        }
        clock.now = clock.now.plus(SETTLE);
        watched.look();

        assertThat(documents()).containsExactly("long.txt");
    }

    /** Who has it open writes on, wherever it is moved. */
    @Test
    void a_file_that_is_written_to_after_it_was_set_aside_is_taken_whole() throws Exception {
        Path file = lay("slow.txt", unique("The beginning"));
        try (OutputStream writer = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
            try (Look look = Look.into(folder)) {
                look.each(look::take);
            }
            watched.look();
            writer.write(" and the end".getBytes(StandardCharsets.UTF_8));
        }
        clock.now = clock.now.plus(SETTLE);
        watched.look();
        assertThat(documents()).isEmpty();
        clock.now = clock.now.plus(SETTLE);
        watched.look();

        assertThat(documents()).containsExactly("slow.txt");
        assertThat(jdbc.sql("select size_bytes from documents where entity_id = :entity")
                        .param("entity", paints.value())
                        .query(Long.class)
                        .single())
                .isEqualTo("The beginning ".length() + 36 + " and the end".length());
    }

    @Test
    void what_a_process_that_died_had_set_aside_is_taken_by_the_next() throws Exception {
        lay("left.txt", unique("Left behind"));
        try (Look look = Look.into(folder)) {
            look.each(look::take);
        }
        assertThat(documents()).isEmpty();

        watched = watching(paints.toString());
        settle();

        assertThat(documents()).containsExactly("left.txt");
        assertThat(left()).isEmpty();
    }

    @Test
    void bytes_that_are_held_already_are_no_second_document() throws Exception {
        String text = unique("The same");
        lay("first.txt", text);
        settle();

        lay("second.txt", text);
        settle();

        assertThat(documents()).containsExactly("first.txt");
        assertThat(left()).isEmpty();
    }

    @Test
    void what_is_in_an_archive_is_taken_and_what_is_not_taken_is_named() throws Exception {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("all.zip")))) {
            zip.putNextEntry(new ZipEntry("good.txt"));
            zip.write(unique("Good").getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("../../bad.exe"));
            zip.write(new byte[] {1, 2, 3});
        }

        settle();

        assertThat(documents()).containsExactly("good.txt");
        assertThat(left()).containsExactly("refused/all.zip", "refused/all.zip.reason.txt");
        assertThat(reason("all.zip")).contains("1 of the 2 files", "bad.exe: ");
    }

    @Test
    void the_group_has_a_folder_as_well() throws Exception {
        watched = watching(null);
        String name = UUID.randomUUID() + ".txt";
        lay(name, unique("For everybody"));

        settle();

        assertThat(jdbc.sql("select count(*) from documents where filename = :name and entity_id is null")
                        .param("name", name)
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void nothing_is_taken_for_an_entity_that_does_not_exist() throws Exception {
        watched = watching("Nobody Ltd");
        lay("offer.txt", unique("An offer"));

        settle();

        assertThat(left()).containsExactly("offer.txt");
    }

    // ---- refusing

    @Test
    void what_is_no_document_is_laid_aside_with_the_reason() throws Exception {
        lay("tool.exe", "MZ");
        lay("big.txt", "x".repeat(2 << 20));
        settle();
        lay("tool.exe", "MZ again");
        settle();

        assertThat(documents()).isEmpty();
        assertThat(left())
                .containsExactly(
                        "refused/big.txt",
                        "refused/big.txt.reason.txt",
                        "refused/tool (2).exe",
                        "refused/tool (2).exe.reason.txt",
                        "refused/tool.exe",
                        "refused/tool.exe.reason.txt");
        assertThat(reason("big.txt")).contains("at most 1 MB");
        assertThat(Files.readString(folder.resolve("refused/tool (2).exe"))).isEqualTo("MZ again");
    }

    @Test
    void an_empty_file_waits_long_before_it_is_refused() throws Exception {
        lay("begun.txt", "");
        settle();
        assertThat(left()).containsExactly("begun.txt");

        clock.now = clock.now.plus(Duration.ofMinutes(1));
        watched.look();

        assertThat(left()).containsExactly("refused/begun.txt", "refused/begun.txt.reason.txt");
    }

    @Test
    void names_of_files_that_are_not_whole_yet_and_hidden_ones_are_passed_over() throws Exception {
        List<String> names = List.of(".hidden", "a.pdf.part", "b.crdownload", "~$offer.docx", "c.TMP", "Thumbs.db");
        for (String name : names) {
            lay(name, unique("x"));
        }

        settle();

        assertThat(left()).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void odd_names_do_no_harm() throws Exception {
        lay("-rf.txt", unique("1"));
        lay("line\nbreak.txt", unique("2"));
        lay("\u202Efdp.txt", unique("3"));
        lay("बिल $(reboot) `x`; '\".txt", unique("4"));
        lay("e".repeat(250) + ".exe", unique("5"));
        lay("%2e%2e%2fetc%2fpasswd.txt", unique("6"));
        lay("name.exe.reason.txt", unique("7"));

        settle();

        assertThat(documents()).hasSize(6);
        assertThat(left()).hasSize(2).allMatch(path -> path.startsWith("refused/eee"));
    }

    // ---- hostile

    @Test
    void links_and_pipes_are_never_followed() throws Exception {
        Path secret = Files.writeString(outside.resolve("secret.txt"), unique("A secret"));
        Path folderOfSecrets = Files.createDirectory(outside.resolve("secrets"));
        Files.writeString(folderOfSecrets.resolve("more.txt"), unique("More"));
        Files.createSymbolicLink(folder.resolve("link.txt"), secret);
        Files.createSymbolicLink(folder.resolve("folder"), folderOfSecrets);
        assertThat(new ProcessBuilder("mkfifo", folder.resolve("pipe.txt").toString())
                        .start()
                        .waitFor())
                .isZero();

        settle();
        settle();

        assertThat(documents()).isEmpty();
        assertThat(secret).exists();
        assertThat(folderOfSecrets.resolve("more.txt")).exists();
        assertThat(left())
                .contains("refused/link.txt", "refused/folder", "refused/pipe.txt")
                .hasSize(6);
        assertThat(Files.isSymbolicLink(folder.resolve("refused/link.txt"))).isTrue();
        assertThat(reason("pipe.txt")).contains("not a file");
    }

    @Test
    void our_own_folders_that_somebody_else_made_are_not_used() throws Exception {
        Path elsewhere = Files.createDirectory(outside.resolve("elsewhere"));
        lay("tool.exe", "MZ");

        Path refused = Files.createSymbolicLink(folder.resolve("refused"), elsewhere);
        assertThatThrownBy(this::settle).isInstanceOf(IOException.class);
        Files.delete(refused);
        Files.delete(folder.resolve(".pebble"));
        Files.createSymbolicLink(folder.resolve(".pebble"), elsewhere);
        assertThatThrownBy(this::settle).isInstanceOf(IOException.class);

        assertThat(elsewhere).isEmptyDirectory();
        assertThat(folder.resolve("tool.exe")).exists();
    }

    // ---- our own bad days

    @Test
    void a_file_that_cannot_be_kept_just_now_is_taken_when_it_can() throws Exception {
        lay("large.txt", unique("x".repeat(300_000)));
        ((MemoryBlobs) large).away = true;

        assertThatThrownBy(this::settle).isInstanceOf(Problem.class);
        assertThat(folder.resolve("refused")).isEmptyDirectory();
        assertThat(documents()).isEmpty();
        ((MemoryBlobs) large).away = false;
        watched.look();

        assertThat(documents()).containsExactly("large.txt");
        assertThat(left()).isEmpty();
    }
}
