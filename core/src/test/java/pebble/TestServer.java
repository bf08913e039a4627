package pebble;

import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Fallback;
import pebble.blobs.LargeBlobs;
import pebble.blobs.MemoryBlobs;
import pebble.classifier.Encoder;
import pebble.classifier.NoEncoder;
import pebble.reading.PlainReader;
import pebble.shared.Database;
import pebble.shared.SecretBox;

/** The whole of core as a server, on a database of its own, for tests marked {@code @SpringBootTest}. */
@SpringBootApplication
public class TestServer {

    @Bean(destroyMethod = "close")
    DataSource dataSource() {
        return Database.served();
    }

    @Bean
    LargeBlobs largeBlobs() {
        return new MemoryBlobs();
    }

    @Bean
    SecretBox secretBox() {
        return new SecretBox("a key for tests");
    }

    @Bean
    @Fallback
    PlainReader plainReader() {
        return new PlainReader();
    }

    @Bean
    @Fallback
    Encoder noEncoder() {
        return new NoEncoder();
    }
}
