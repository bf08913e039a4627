package pebble.shared;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.SpringApplication;

/** A real PostgreSQL for tests: started once, migrated once, copied for whoever wants a database of their own. */
public final class Database {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static volatile boolean isServing;

    private Database() {}

    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                // What a crash would leave of it interests nobody.
                EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setRegisterShutdownHook(false)
                        .setServerConfig("fsync", "off")
                        .setServerConfig("full_page_writes", "off")
                        .start();
                endLast(postgres);
                try (var connection = postgres.getPostgresDatabase().getConnection();
                        var statement = connection.createStatement()) {
                    statement.execute("create database template_pebble");
                }
                Flyway.configure()
                        .dataSource(postgres.getDatabase("postgres", "template_pebble"))
                        .locations("classpath:db")
                        .load()
                        .migrate();
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Behind the servers that use it: one that loses its database while it closes waits ten seconds for it, and the JVM for each of them. */
    private static void endLast(EmbeddedPostgres postgres) {
        SpringApplication.getShutdownHandlers().add(() -> close(postgres));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (!isServing) {
                close(postgres);
            }
        }));
    }

    private static void close(EmbeddedPostgres postgres) {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One for a server. */
    public static DataSource served() {
        isServing = true;
        return fresh();
    }

    /** A fresh, migrated, empty database. */
    public static DataSource fresh() {
        String name = "pebble_" + COUNT.incrementAndGet();
        try (var connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name + " template template_pebble");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(Server.POSTGRES.getJdbcUrl("postgres", name));
        pool.setMaximumPoolSize(16);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(10_000);
        return pool;
    }
}
