package pebble.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.Http;
import pebble.TestServer;
import pebble.finding.SearchQuality.Gains;
import pebble.identity.TestUsers;

/**
 * Words and meaning together find no worse than the better of the two alone, by relations that others said. The long form, with corpora that nothing was tuned
 * on, is {@code ./pebble bench search}.
 */
@SpringBootTest(
        classes = {TestServer.class, LuceneSearchTest.Indexes.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class SearchFigureTest {
    /** A question or two whose first answers change places. */
    private static final double A_LITTLE = 0.005;

    @Autowired
    DataSource database;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    @Test
    void both_ways_together_are_not_worse_than_the_better_one() throws Exception {
        Http http = Http.at(port).as(new TestUsers(jdbc).admin());
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            SearchQuality quality = new SearchQuality(connection, http);
            for (SearchCorpora corpus : SearchCorpora.all()) {
                holds(quality.measure(corpus.smaller()));
            }
        }
    }

    private static void holds(Gains gains) {
        IO.println("[figure] " + gains.what() + ": " + gains.figure());
        assertThat(gains.hybrid()).as(gains.what()).isGreaterThanOrEqualTo(gains.better() - A_LITTLE);
    }
}
