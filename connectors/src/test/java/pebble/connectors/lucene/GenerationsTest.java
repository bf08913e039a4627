package pebble.connectors.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pebble.indexes.Position;

class GenerationsTest {
    @TempDir
    Path folder;

    @Test
    void what_an_error_of_the_disk_closed_goes_on_from_where_it_was_kept() throws IOException {
        Position kept = new Position(5, 1);
        try (Generations generations = Generations.open(folder, new StandardAnalyzer(), "1")) {
            Generation before = generations.present();
            before.writer.addDocument(new Document());
            before.keep(kept);
            before.writer.addDocument(new Document());
            // So Lucene itself ends after an error.
            before.writer.rollback();

            generations.reopen();

            assertThat(generations.present().position()).contains(kept);
            assertThat(generations.present().id()).isEqualTo(before.id());
            generations.present().writer.addDocument(new Document());
            generations.present().show();
            assertThat(generations.<Integer>read(
                            searcher -> searcher.getIndexReader().numDocs()))
                    .isEqualTo(2);
        }
    }

    @Test
    void what_lacks_a_file_is_thrown_away_and_begun_anew() throws IOException {
        try (Generations generations = Generations.open(folder, new StandardAnalyzer(), "1")) {
            generations.present().writer.addDocument(new Document());
            generations.present().keep(new Position(5, 1));
        }
        try (Stream<Path> files = Files.list(folder.resolve("1"))) {
            for (Path file : files.filter(file -> file.toString().matches(".*\\.(cfs|fdt|si)"))
                    .toList()) {
                Files.delete(file);
            }
        }

        try (Generations generations = Generations.open(folder, new StandardAnalyzer(), "1")) {
            assertThat(generations.present().position()).isEmpty();
        }
    }

    @Test
    void what_is_in_order_is_left_alone() {
        try (Generations generations = Generations.open(folder, new StandardAnalyzer(), "1")) {
            Generation before = generations.present();

            generations.reopen();

            assertThat(generations.present()).isSameAs(before);
        }
    }
}
