package pebble.documents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pebble.shared.Problem;

/** Archives that are made to harm: what is honest in them is taken, the rest is told of. */
class ArchiveTest {
    private static final long LARGEST = 1 << 20;

    @TempDir
    Path folder;

    /** How each entry ended. */
    private final Map<String, String> ends = new TreeMap<>();

    private interface Filling {
        void of(ZipArchiveOutputStream zip) throws IOException;
    }

    private static byte[] zip(Filling filling) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipArchiveOutputStream(bytes)) {
            filling.of(zip);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipArchiveOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putArchiveEntry(new ZipArchiveEntry(name));
        zip.write(bytes);
        zip.closeArchiveEntry();
    }

    private void walk(byte[] zip) throws IOException {
        Archive.walk(Files.write(folder.resolve("a.zip"), zip), Archive.Limits.usual(LARGEST), new Archive.Sink() {
            @Override
            public void file(String path, Upload upload) throws IOException {
                ends.put(path, Files.readString(upload.file()));
            }

            @Override
            public void skipped(String path, String reason) {
                ends.put(path, "skipped: " + reason);
            }

            @Override
            public void refused(String path, Problem refusal) {
                ends.put(path, "refused: " + refusal.code().name());
            }
        });
    }

    @Test
    void one_that_is_too_large_takes_nothing_from_the_others() throws IOException {
        walk(zip(zip -> {
            put(zip, "1.txt", "before".getBytes(UTF_8));
            put(zip, "2.txt", new byte[(int) LARGEST + 1]);
            put(zip, "3.txt", "after".getBytes(UTF_8));
        }));

        assertThat(ends).isEqualTo(Map.of("1.txt", "before", "2.txt", "refused: DOCUMENT_TOO_LARGE", "3.txt", "after"));
    }

    @Test
    void links_are_not_followed_and_names_lead_nowhere() throws IOException {
        walk(zip(zip -> {
            ZipArchiveEntry link = new ZipArchiveEntry("link.txt");
            link.setUnixMode(0120777);
            zip.putArchiveEntry(link);
            zip.write("/etc/passwd".getBytes(UTF_8));
            zip.closeArchiveEntry();
            put(zip, "../../evil.txt", "evil".getBytes(UTF_8));
        }));

        assertThat(ends).isEqualTo(Map.of("link.txt", "skipped: It is a link, not a file.", "../../evil.txt", "evil"));
        assertThat(folder.resolve("../../evil.txt")).doesNotExist();
    }

    @Test
    void archives_in_archives_are_opened_three_deep() throws IOException {
        byte[] inner = zip(zip -> put(zip, "deep.txt", "deep".getBytes(UTF_8)));
        for (String name : new String[] {"3.zip", "2.zip"}) {
            byte[] within = inner;
            inner = zip(zip -> put(zip, name, within));
        }
        walk(inner);
        assertThat(ends).isEqualTo(Map.of("2.zip!/3.zip!/deep.txt", "deep"));

        ends.clear();
        byte[] three = inner;
        walk(zip(zip -> put(zip, "1.zip", three)));
        assertThat(ends).containsOnlyKeys("1.zip!/2.zip!/3.zip");
    }

    @Test
    void what_unpacks_to_far_more_than_it_is_ends_when_the_budget_does() throws IOException {
        byte[] nothing = new byte[(int) LARGEST];
        walk(zip(zip -> {
            for (int n = 0; n < 400; n++) {
                put(zip, "%03d.txt".formatted(n), nothing);
            }
        }));

        assertThat(ends).hasSize(400);
        assertThat(ends.get("000.txt")).hasSize((int) LARGEST);
        assertThat(ends.get("399.txt")).startsWith("skipped: It unpacks to far more");
    }

    @Test
    void no_more_entries_are_opened_than_an_archive_may_have() throws IOException {
        walk(zip(zip -> {
            for (int n = 0; n < 10_002; n++) {
                put(zip, n + ".txt", new byte[0]);
            }
        }));

        assertThat(ends).hasSize(10_002);
        assertThat(ends.values().stream().filter(end -> end.startsWith("skipped")))
                .hasSize(2);
    }

    @Test
    void what_declares_to_be_four_gigabytes_is_taken_for_what_it_is() throws IOException {
        byte[] bytes = zip(zip -> put(zip, "small.txt", "small".getBytes(UTF_8)));
        ByteBuffer directory = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < bytes.length - 4; at++) {
            if (directory.getInt(at) == 0x02014b50) {
                directory.putInt(at + 24, 0xFFFFFFFE);
            }
        }

        walk(bytes);

        assertThat(ends).containsOnlyKeys("small.txt");
    }

    /** Its unpacking would take as much memory as the entry asks for. */
    @Test
    void what_is_packed_in_other_ways_than_the_usual_is_not_unpacked() throws IOException {
        walk(zip(zip -> {
            for (int method : new int[] {14, 93, 95}) {
                ZipArchiveEntry entry = new ZipArchiveEntry(method + ".txt");
                entry.setMethod(method);
                entry.setSize(4);
                entry.setCompressedSize(4);
                entry.setCrc(1);
                zip.addRawArchiveEntry(entry, new ByteArrayInputStream(new byte[4]));
            }
        }));

        assertThat(ends).containsOnlyKeys("14.txt", "93.txt", "95.txt");
        assertThat(ends.values()).allMatch(end -> end.startsWith("skipped: It is packed in a way"));
    }

    @Test
    void what_lists_far_too_many_files_is_not_opened() {
        byte[] list = "PK\1\2".repeat(100_001).getBytes(UTF_8);

        assertThatThrownBy(() -> walk(list)).isInstanceOf(IOException.class).hasMessageContaining("lists more than");
    }
}
