package pebble.app;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pebble.ground.DataFolder;
import pebble.ground.PrivateFile;
import pebble.ground.Variables;
import pebble.postgres.DatabaseUrl;
import pebble.shared.SecretBox;

/** The parts that core asks for and this machine provides. */
@Configuration(proxyBeanMethods = false)
class Wiring {

    @Bean
    @ConditionalOnBean(DatabaseUrl.class)
    DataSource dataSource(DatabaseUrl url) {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName("pebble");
        pool.setJdbcUrl(url.jdbc());
        pool.setUsername(url.user());
        pool.setPassword(url.password());
        pool.setMaximumPoolSize(24);
        pool.setMinimumIdle(2);
        pool.setConnectionTimeout(10_000);
        pool.setInitializationFailTimeout(30_000);
        pool.addDataSourceProperty("ApplicationName", "pebble");
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        return pool;
    }

    @Bean
    @ConditionalOnBean(DataFolder.class)
    SecretBox secretBox(Variables variables, DataFolder data) {
        return new SecretBox(
                variables.find("SECRET_KEY").orElseGet(() -> PrivateFile.readOrCreate(data.resolve("secret.key"))));
    }
}
