package pebble;

import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import pebble.shared.Database;

/** The whole of core as a server, on a database of its own, for tests marked {@code @SpringBootTest}. */
@SpringBootApplication
public class TestServer {

    @Bean(destroyMethod = "close")
    DataSource dataSource() {
        return Database.fresh();
    }
}
