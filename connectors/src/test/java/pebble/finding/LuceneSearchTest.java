package pebble.finding;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Nested;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import pebble.TestServer;
import pebble.classifier.Encoder;
import pebble.connectors.lucene.LuceneKeywords;
import pebble.connectors.lucene.LuceneVectors;

/** Search over the indexes that Pebble brings. */
@SpringBootTest(
        classes = {TestServer.class, LuceneSearchTest.Indexes.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(SearchCast.class)
class LuceneSearchTest {

    /** In folders of their own. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Indexes {
        @Bean
        LuceneKeywords keywords() throws IOException {
            return LuceneKeywords.open(Files.createTempDirectory("pebble-keywords"));
        }

        @Bean
        LuceneVectors vectors(Encoder encoder) throws IOException {
            return LuceneVectors.open(Files.createTempDirectory("pebble-vectors"), encoder.name());
        }
    }

    @Nested
    class Words extends WordsTests {}

    @Nested
    class Sight extends SightTests {}

    @Nested
    class Meaning extends MeaningTests {}

    @Nested
    class Asking extends AskingTests {}
}
