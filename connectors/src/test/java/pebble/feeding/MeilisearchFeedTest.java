package pebble.feeding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import pebble.connectors.http.FakeServer;
import pebble.connectors.meilisearch.FakeMeilisearch;
import pebble.connectors.meilisearch.MeiliKeywords;
import pebble.indexes.IndexUnavailable;
import pebble.indexes.KeywordIndex;
import pebble.indexes.SearchItem;
import pebble.indexes.VectorIndex;

/** A server that promises what it does later, that fails, and that is emptied by somebody. */
class MeilisearchFeedTest extends FeedTests {
    @Autowired
    DataSource database;

    @Autowired
    PointSource points;

    private FakeServer server = FakeMeilisearch.start(0);

    @Override
    KeywordIndex open() {
        return MeiliKeywords.at(server.url(), "right-key-0123");
    }

    @Override
    void end(KeywordIndex index) {
        ((MeiliKeywords) index).close();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void a_write_whose_task_fails_is_not_taken_for_written() {
        KeywordIndex index = open();
        Feed<SearchItem> feed = Feed.of(index, source, changes);
        feed.rebuild();
        UUID company = company();
        server.moods("failing", "well");

        assertThatThrownBy(feed::round)
                .isInstanceOf(IndexUnavailable.class)
                .hasMessageContaining("no_space_left_on_device");

        assertThat(found(index)).isEmpty();
        feed.round();
        assertThat(found(index)).containsExactly(company);
        end(index);
    }

    @Test
    void a_write_counts_when_its_task_is_done_however_late() {
        KeywordIndex index = open();
        Feed<SearchItem> feed = Feed.of(index, source, changes);
        feed.rebuild();
        UUID company = company();
        server.moods("behind", "well");

        feed.round();

        assertThat(found(index)).containsExactly(company);
        end(index);
    }

    @Test
    void an_index_that_somebody_emptied_is_not_taken_for_whole() {
        KeywordIndex index = open();
        Feed<SearchItem> feed = Feed.of(index, source, changes);
        UUID company = company();
        feed.rebuild();
        assertThat(found(index)).containsExactly(company);
        int port = URI.create(server.url()).getPort();
        server.close();
        server = FakeMeilisearch.start(port);
        UUID later = company();

        feed.round();
        feed.keep();

        assertThat(feed.isComplete()).isFalse();
        feed.rebuild();
        assertThat(found(index)).containsExactlyInAnyOrder(company, later);
        end(index);
    }

    @Test
    void an_index_is_fed_by_one_process_and_by_another_as_soon_as_that_one_is_gone() {
        KeywordIndex first = open();
        KeywordIndex second = open();
        Feeding leading = feeding(first);
        Feeding watching = feeding(second);
        leading.start();
        await().until(leading::isComplete);
        watching.start();
        await().until(watching::isComplete);
        UUID one = company();
        await().untilAsserted(() -> assertThat(found(second)).containsExactly(one));
        UUID before = second.id();

        watching.rebuild();

        await().atMost(Duration.ofSeconds(30))
                .until(() -> !second.id().equals(before) && !watching.isRebuilding() && watching.isComplete());
        leading.stop();
        UUID two = company();
        await().untilAsserted(() -> assertThat(found(second)).containsExactlyInAnyOrder(one, two));
        watching.stop();
        end(first);
        end(second);
    }

    private Feeding feeding(KeywordIndex index) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("keywords", index);
        return new Feeding(
                changes,
                source,
                points,
                database,
                beans.getBeanProvider(KeywordIndex.class),
                beans.getBeanProvider(VectorIndex.class));
    }
}
