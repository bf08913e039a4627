package pebble.watched;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class WatchedFolderTest extends AtTheFolder {
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
}
