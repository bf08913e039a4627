package pebble.feeding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import pebble.TestServer;
import pebble.indexes.Filter;
import pebble.indexes.ItemKey;
import pebble.indexes.KeywordIndex;
import pebble.indexes.KeywordIndex.Hit;
import pebble.indexes.KeywordIndex.Query;
import pebble.indexes.SearchItem;
import pebble.indexes.Sight;
import pebble.indexes.Words;

/** Nothing that was committed is missing from an index, whatever ends when. */
@SpringBootTest(classes = TestServer.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class FeedTests {
    private static final Filter EVERYTHING =
            new Filter(new Sight(null, null, null), Set.of(), Set.of(), Set.of(), Set.of(), null, null);

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Changes changes;

    @Autowired
    ItemSource source;

    String word;

    /** As it stands, after the process that had it open before has ended. */
    abstract KeywordIndex open();

    /** The process ends, however. */
    abstract void end(KeywordIndex index);

    @BeforeEach
    void aWord() {
        word = "w" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    }

    @Test
    void what_was_not_written_durably_when_the_process_ended_is_heard_again() {
        KeywordIndex index = open();
        Feed<SearchItem> feed = Feed.of(index, source, changes);
        assertThat(feed.isComplete()).isFalse();
        feed.rebuild();
        UUID kept = company();
        feed.round();
        feed.keep();
        UUID lost = company();
        sql.sql("delete from company where id = :id").param("id", kept).update();
        feed.round();
        assertThat(found(index)).containsExactly(lost);

        end(index);

        KeywordIndex again = open();
        Feed<SearchItem> next = Feed.of(again, source, changes);
        assertThat(next.isComplete()).isTrue();
        next.round();
        assertThat(found(again)).containsExactly(lost);
        end(again);
    }

    @Test
    void a_change_that_commits_late_keeps_nobody_waiting_and_is_not_passed_over() throws Exception {
        KeywordIndex index = open();
        Feed<SearchItem> feed = Feed.of(index, source, changes);
        feed.rebuild();
        List<UUID> both = new ArrayList<>();
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            transaction.executeWithoutResult(status -> {
                both.add(company());
                try {
                    other.submit(() -> {
                                sql.sql("""
                                                insert into search_change (type, id)
                                                select 'company', gen_random_uuid() from generate_series(1, 2500)
                                                """).update();
                                both.add(company());
                                feed.round();
                                feed.round();
                                feed.keep();
                            })
                            .get();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
                assertThat(found(index)).containsExactly(both.getLast());
            });
        }

        end(index);

        KeywordIndex again = open();
        Feed.of(again, source, changes).round();
        assertThat(found(again)).containsExactlyInAnyOrderElementsOf(both);
        end(again);
    }

    @Test
    void an_index_that_is_made_anew_while_people_write_misses_nothing() throws Exception {
        KeywordIndex index = open();
        try (ExecutorService writer = Executors.newSingleThreadExecutor()) {
            Feed<SearchItem> feed = Feed.of(index, source, changes);
            feed.rebuild();
            CountDownLatch begun = new CountDownLatch(20);
            Future<?> writing = writer.submit(() -> {
                List<UUID> written = new ArrayList<>();
                for (int i = 0; i < 400; i++) {
                    written.add(company());
                    if (i % 3 == 0) {
                        sql.sql("delete from company where id = :id")
                                .param("id", written.get(i / 2))
                                .update();
                    }
                    begun.countDown();
                }
            });
            begun.await();
            do {
                feed.rebuild();
                feed.round();
                assertThat(found(index)).isNotEmpty();
            } while (!writing.isDone());
            writing.get();
            feed.round();

            assertThat(found(index))
                    .containsExactlyInAnyOrderElementsOf(sql.sql("select id from company where name like :word")
                            .param("word", word + "%")
                            .query(UUID.class)
                            .list());
        }
        end(index);
    }

    @Test
    void an_index_that_this_database_did_not_lead_there_is_made_anew() {
        KeywordIndex index = open();
        Feed.of(index, source, changes).rebuild();
        assertThat(Feed.of(index, source, changes).isComplete()).isTrue();

        changes.dismiss(index.id());

        assertThat(Feed.of(index, source, changes).isComplete()).isFalse();
        end(index);
    }

    @Test
    void what_every_index_has_is_forgotten() {
        sql.sql("delete from search_position").update();
        KeywordIndex index = open();
        Feed<SearchItem> feed = Feed.of(index, source, changes);
        feed.rebuild();
        company();
        feed.round();
        changes.forget();
        assertThat(changesLeft()).isPositive();

        feed.keep();
        changes.forget();

        assertThat(changesLeft()).isZero();
        end(index);
    }

    private int changesLeft() {
        return sql.sql("select count(*) from search_change")
                .query(Integer.class)
                .single();
    }

    UUID company() {
        return sql.sql("""
                        insert into company (id, name, domains, gstins, created_at) values (gen_random_uuid(), :name, '{}', '{}', now()) returning id
                        """)
                .param("name", word + " " + UUID.randomUUID())
                .query(UUID.class)
                .single();
    }

    List<UUID> found(KeywordIndex index) {
        return index.search(new Query(Words.of(word + " "), EVERYTHING, Set.of(), 1_000)).hits().stream()
                .map(Hit::key)
                .map(ItemKey::id)
                .toList();
    }
}
