package pebble.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.ground.DataFolder;

/** A real PostgreSQL, killed in the ways that happen. */
class EmbeddedDatabaseTest {
    @TempDir
    private Path folder;

    private DataFolder data;

    @BeforeEach
    void own() {
        data = DataFolder.own(folder, "1");
    }

    @AfterEach
    void leave() {
        Postmaster.on(folder.resolve("pg")).ifPresent(Postmaster::stop);
        data.close();
    }

    @Test
    void it_is_durable_and_keeps_what_was_written_across_a_stop() {
        try (EmbeddedDatabase database = EmbeddedDatabase.starting(data);
                HikariDataSource pool = pool(database)) {
            var sql = JdbcClient.create(pool);
            assertThat(setting(sql, "fsync")).isEqualTo("on");
            assertThat(setting(sql, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(sql, "listen_addresses")).isEqualTo("127.0.0.1");
            sql.sql("create table kept (word text)").update();
            sql.sql("insert into kept values ('here')").update();
        }
        assertThat(Postmaster.on(folder.resolve("pg"))).isEmpty();

        try (EmbeddedDatabase again = EmbeddedDatabase.starting(data);
                HikariDataSource pool = pool(again)) {
            assertThat(words(JdbcClient.create(pool))).isEqualTo("here");
        }
    }

    @Test
    void one_that_is_killed_while_we_run_comes_back_and_the_pool_recovers() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.starting(data);
                HikariDataSource pool = pool(database)) {
            var sql = JdbcClient.create(pool);
            sql.sql("create table kept (word text)").update();
            sql.sql("insert into kept values ('here')").update();

            kill(Postmaster.on(folder.resolve("pg")).orElseThrow().pid());

            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .ignoreExceptionsInstanceOf(DataAccessException.class)
                    .until(() -> words(sql).equals("here"));
        }
    }

    @Test
    void one_left_behind_by_a_killed_product_is_stopped_and_its_data_taken_over() {
        // a product that was killed never closes; its watchdog dies with it, here it only loses its postmaster
        EmbeddedDatabase killed = EmbeddedDatabase.starting(data);
        long orphan;
        try (HikariDataSource pool = pool(killed)) {
            JdbcClient.create(pool).sql("create table kept (word text)").update();
            orphan = Postmaster.on(folder.resolve("pg")).orElseThrow().pid();
            killed.forget();
        }

        try (EmbeddedDatabase next = EmbeddedDatabase.starting(data);
                HikariDataSource pool = pool(next)) {
            assertThat(JdbcClient.create(pool)
                            .sql("select count(*) from kept")
                            .query(Integer.class)
                            .single())
                    .isZero();
            assertThat(ProcessHandle.of(orphan).filter(ProcessHandle::isAlive)).isEmpty();
        }
    }

    @Test
    void a_stale_process_file_that_names_another_program_harms_nobody() throws Exception {
        Path cluster = Files.createDirectories(folder.resolve("other"));
        Files.writeString(
                cluster.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n" + cluster + "\n");

        assertThat(Postmaster.on(cluster)).isEmpty();
    }

    private static void kill(long pid) throws Exception {
        assertThat(new ProcessBuilder("kill", "-9", String.valueOf(pid)).start().waitFor())
                .isZero();
    }

    private static HikariDataSource pool(EmbeddedDatabase database) {
        DatabaseUrl url = database.url();
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url.jdbc());
        pool.setUsername(url.user());
        pool.setPassword(url.password());
        pool.setMaximumPoolSize(3);
        return pool;
    }

    private static String setting(JdbcClient sql, String name) {
        return sql.sql("select current_setting(:name)")
                .param("name", name)
                .query(String.class)
                .single();
    }

    private static String words(JdbcClient sql) {
        return sql.sql("select word from kept").query(String.class).single();
    }
}
