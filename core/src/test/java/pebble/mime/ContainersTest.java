package pebble.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pebble.shared.SharedData;

class ContainersTest {
    private static final String SEPARATOR = "From anil@example.com Fri Mar 13 10:05:00 2026\n";

    @TempDir
    private Path folder;

    @Test
    void every_file_of_the_shared_mails_ends_in_exactly_one_way() throws IOException {
        Path mails = SharedData.path("mail");

        Found found = walk(mails);

        long files = Corpus.files("").size();
        long within = found.mails.keySet().stream().filter(p -> p.contains("#")).count();
        System.out.printf(
                "FIGURE walk of shared mails: %d files, %d mails (%d within containers), %d containers, %d skipped%n",
                files, found.mails.size(), within, found.containers.size(), found.skipped.size());
        assertThat(found.mails.size() - within + found.containers.size() + found.skipped.size())
                .isEqualTo(files);
        assertThat(found.mails.keySet()).anyMatch(p -> p.contains("spamassassin/spam-1"));
        assertThat(found.mails.keySet().stream().filter(p -> p.contains("/enron-categories/")))
                .hasSize(651);
        assertThat(found.mails.keySet().stream().filter(p -> p.contains("/spamassassin/")))
                .hasSize(855);
    }

    @Test
    void an_mbox_splits_as_mime4j_splits_it() throws IOException {
        Found found = walk(SharedData.path("mail/mime4j/test-1/mbox.rlug"));

        assertThat(found.containers).hasSize(1);
        assertThat(found.mails).hasSize(5);
        for (int i = 0; i < 5; i++) {
            String expected = new String(Corpus.bytes("mime4j/test-1/mbox.rlug-" + i), StandardCharsets.ISO_8859_1);
            assertThat(found.mail("mbox.rlug#" + (i + 1)).strip())
                    .isEqualTo(expected.replaceFirst("From [^\n]*\n", "").strip());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void mails_come_out_of_an_mbox_as_they_were_delivered(String lineEnd) throws IOException {
        String first = "Subject: one\n\n>From the start\n>>From deeper\nFrom here it goes on\n\nFrom now on: no\n";
        String second = "Subject: two\n\nbody\n";
        String quoted = first.replace("\n>", "\n>>").replace("\n>>>From", "\n>>>From");
        String mbox = (SEPARATOR + quoted + "\n" + SEPARATOR + second + "\n").replace("\n", lineEnd);

        Found found = walk(mbox, "in.mbox");

        assertThat(found.containers).containsExactly(Map.entry("in.mbox", "mbox"));
        assertThat(found.mail("in.mbox#1")).isEqualTo(first.replace("\n", lineEnd));
        assertThat(found.mail("in.mbox#2")).isEqualTo(second.replace("\n", lineEnd));
    }

    @Test
    void an_mbox_larger_than_memory_is_streamed() throws IOException {
        byte[] mail = (SEPARATOR + "Subject: x\n\n" + "word ".repeat(20_000) + "\n\n").getBytes(StandardCharsets.UTF_8);
        InputStream large = new SequenceInputStream(Collections.enumeration(Collections.nCopies(3_000, mail).stream()
                .map(ByteArrayInputStream::new)
                .toList()));
        int[] count = {0};

        Containers.walk(large, "large", new Containers.Sink() {
            @Override
            public void mail(String path, byte[] raw) {
                count[0]++;
            }

            @Override
            public void container(String path, String kind) {}

            @Override
            public void skipped(String path, String reason) {
                throw new AssertionError(reason);
            }
        });

        assertThat(count[0]).isEqualTo(3_000);
    }

    @Test
    void one_mail_below_a_separator_line_is_that_mail_verbatim() throws IOException {
        String text = SEPARATOR + "Subject: one\n\nFrom me to you\n";

        assertThat(walk(text, "0001.txt").mail("0001.txt")).isEqualTo(text);
        assertThat(walk(text + "\n" + text, "0001.eml").mails).containsOnlyKeys("0001.eml");
    }

    @Test
    void what_is_called_a_mail_is_one_and_the_rest_is_told_by_content() throws IOException {
        assertThat(walk("garbage", "x.eml").mails).containsOnlyKeys("x.eml");
        assertThat(walk("Subject: x\nFrom: a@b.c\n\nhi", "note").mails).containsOnlyKeys("note");
        assertThat(walk("garbage", "x.txt").skipped)
                .containsEntry("x.txt", "It does not begin with the headers of a mail");
        assertThat(walk("{\"a\":1}", "x.json").skipped).containsEntry("x.json", "It is JSON data, not a mail");
        assertThat(walk("", "x").skipped).containsEntry("x", "It is empty");
        assertThat(walk("%PDF-1.7", "x.pdf").skipped).containsEntry("x.pdf", "It is a PDF document, not a mail");
    }

    @Test
    void zip_files_are_opened_with_what_is_in_them() throws IOException {
        byte[] inner = zip(Map.of("deep.eml", bytes("Subject: deep\n\n")));
        byte[] outer = zip(Map.of(
                "a/one.eml", bytes("Subject: one\n\n"),
                "two.zip", inner,
                "box.mbox", bytes(SEPARATOR + "Subject: x\n\n\n" + SEPARATOR + "Subject: y\n\n"),
                "picture.png", bytes("\u0089PNG"),
                "__MACOSX/a/._one.eml", bytes("attributes")));

        Found found = walk(outer, "all.zip");

        assertThat(found.mails)
                .containsOnlyKeys(
                        "all.zip!/a/one.eml",
                        "all.zip!/two.zip!/deep.eml",
                        "all.zip!/box.mbox#1",
                        "all.zip!/box.mbox#2");
        assertThat(found.containers).containsOnlyKeys("all.zip", "all.zip!/two.zip", "all.zip!/box.mbox");
        assertThat(found.skipped).containsOnlyKeys("all.zip!/picture.png", "all.zip!/__MACOSX/a/._one.eml");
    }

    @Test
    void names_in_a_zip_file_are_only_names() throws IOException {
        Found found = walk(zip(Map.of("../../etc/x.eml", bytes("Subject: x\n\n"))), "evil.zip");

        assertThat(found.mails).containsOnlyKeys("evil.zip!/../../etc/x.eml");
    }

    @Test
    void links_in_the_hostile_zip_are_not_followed() throws IOException {
        for (Path file : hostile()) {
            Found found = walk(file);

            assertThat(found.mails.values())
                    .noneMatch(raw -> new String(raw, StandardCharsets.UTF_8).contains("root:"));
        }
    }

    @Test
    void a_zip_bomb_is_stopped() throws IOException {
        byte[] layer = zip(Map.of("zeros.eml", new byte[200 * 1024 * 1024]));

        Found flat = walk(layer, "bomb.zip");
        Found nested = walk(zip(Map.of("a.zip", layer, "b.zip", layer)), "bomb.zip");

        assertThat(flat.skipped.values()).containsExactly("It unpacks to far more than its size, as a zip bomb does");
        assertThat(nested.mails).isEmpty();
    }

    @Test
    void a_damaged_zip_file_is_skipped_with_the_reason() throws IOException {
        byte[] whole = zip(Map.of("a.eml", bytes("Subject: x\n\n")));

        Found found = walk(java.util.Arrays.copyOf(whole, whole.length / 2), "half.zip");

        assertThat(found.skipped)
                .containsEntry("half.zip", "It is a zip file that cannot be opened: it is damaged or has a password");
    }

    @Test
    void a_maildir_yields_every_file_in_cur_and_new() throws IOException {
        for (String name : List.of("cur/1:2,S", "new/2", "tmp/3", ".Sent/cur/4:2,S", ".Sent/new/5")) {
            Path file = folder.resolve("box").resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "anything at all");
        }
        Files.createSymbolicLink(folder.resolve("box/cur/6"), folder.resolve("box/new/2"));

        Found found = walk(folder.resolve("box"));

        assertThat(found.containers).containsOnlyKeys("box", "box/.Sent");
        assertThat(found.mails)
                .containsOnlyKeys("box/cur/1:2,S", "box/new/2", "box/.Sent/cur/4:2,S", "box/.Sent/new/5");
        assertThat(found.skipped)
                .containsEntry("box/tmp/3", "It was still being delivered to the Maildir")
                .containsEntry("box/cur/6", "It is a symbolic link");
    }

    private static List<Path> hostile() throws IOException {
        try (var files = Files.walk(SharedData.path("security/hostile-files"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static Found walk(Path path) throws IOException {
        var found = new Found();
        Containers.walk(path, path.getFileName().toString(), found);
        return found;
    }

    private static Found walk(String content, String name) throws IOException {
        return walk(bytes(content), name);
    }

    private static Found walk(byte[] content, String name) throws IOException {
        var found = new Found();
        Containers.walk(new ByteArrayInputStream(content), name, found);
        return found;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return out.toByteArray();
    }
}
