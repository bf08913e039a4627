package pebble.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.TestServer;
import pebble.shared.SharedData;

/** Our tables beside those that the overview's own SQL makes: every column and index of it is there as it is written, whatever was added. */
@SpringBootTest(classes = TestServer.class)
class OverviewSchemaTest {
    private static final String TABLES = "('documents', 'tags', 'document_tags', 'processing_jobs')";

    @Autowired
    JdbcClient jdbc;

    @Test
    void columns_types_defaults_and_indexes_are_those_of_the_overview() throws IOException {
        String overview = Files.readString(SharedData.path("../seed/implementation-overview.txt"));
        String sql = overview.substring(
                        overview.indexOf("CREATE TABLE documents"),
                        overview.indexOf("Worker Implementation¶", overview.indexOf("CREATE TABLE documents")))
                .replace("Indexes¶", "")
                .replaceAll(
                        "(CREATE TABLE|ON|REFERENCES) (documents|tags|document_tags|processing_jobs)\\b",
                        "$1 overview.$2");
        try {
            jdbc.sql("create schema overview; " + sql).update();

            assertThat(columns("overview")).hasSizeGreaterThan(30);
            assertThat(columns("public")).containsAll(columns("overview"));
            assertThat(indexes("public")).containsAll(indexes("overview"));
        } finally {
            jdbc.sql("drop schema if exists overview cascade").update();
        }
    }

    private List<String> columns(String schema) {
        return jdbc.sql("""
                        select concat_ws(' ', table_name, column_name, data_type, character_maximum_length, numeric_precision, numeric_scale,
                            'nullable', is_nullable, 'default', column_default)
                        from information_schema.columns where table_schema = :schema and table_name in
                        """ + TABLES)
                .param("schema", schema)
                .query(String.class)
                .list();
    }

    private List<String> indexes(String schema) {
        return jdbc.sql(
                        "select replace(indexdef, schemaname || '.', '') from pg_indexes where schemaname = :schema and tablename in "
                                + TABLES)
                .param("schema", schema)
                .query(String.class)
                .list();
    }
}
