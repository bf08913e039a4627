package pebble.connectors.lucene;

import java.io.IOException;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import pebble.TestServer;
import pebble.classifier.Encoder;

/** A server of core with Lucene's indexes in a folder of their own. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = {TestServer.class, OnAnIndex.Indexes.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(SearchCast.class)
@interface OnAnIndex {

    /** The indexes of the machine. */
    @TestConfiguration(proxyBeanMethods = false)
    class Indexes {
        @Bean
        LuceneKeywords keywords() throws IOException {
            return LuceneKeywords.open(Files.createTempDirectory("pebble-keywords"));
        }

        @Bean
        LuceneVectors vectors(Encoder encoder) throws IOException {
            return LuceneVectors.open(Files.createTempDirectory("pebble-vectors"), encoder.name());
        }
    }
}
