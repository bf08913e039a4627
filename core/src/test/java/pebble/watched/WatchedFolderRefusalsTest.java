package pebble.watched;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import pebble.blobs.MemoryBlobs;
import pebble.shared.Problem;

/** What lies in the folder and is no document, what is laid there to do harm, and what cannot be kept just now. */
class WatchedFolderRefusalsTest extends AtTheFolder {
    @Test
    void what_is_no_document_is_laid_aside_with_the_reason() throws Exception {
        lay("tool.exe", "MZ");
        try (var big = new RandomAccessFile(lay("big.txt", "").toFile(), "rw")) {
            big.setLength(201L << 20);
        }
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
        assertThat(reason("big.txt")).contains("at most 200 MB");
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
