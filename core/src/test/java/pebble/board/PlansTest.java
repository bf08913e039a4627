package pebble.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.identity.Caller;
import pebble.identity.EntityId;
import pebble.identity.Role;
import pebble.identity.UserId;
import pebble.shared.Database;

/** How PostgreSQL answers the board's queries with 100,000 cards: never by reading them all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlansTest {
    private static final EntityId AURORA = new EntityId(UUID.randomUUID());
    private static final UserId MIRA = new UserId(UUID.randomUUID());
    private static final Caller AGENT = new Caller(
            MIRA, "Mira Shah", "", Set.of(Role.AGENT), Set.of(AURORA), Set.of("sales", "operations", "tender"));
    private static final Caller ADMIN =
            new Caller(new UserId(UUID.randomUUID()), "Ada", "", Set.of(Role.ADMIN), Set.of(), Set.of());

    private final JdbcClient sql = JdbcClient.create(Database.fresh());

    @BeforeAll
    void a_hundred_thousand_cards() {
        sql.sql("""
                insert into card (id, entity_id, thread_id, subject, snippet, stream, column_key, rank, priority, status, assignee,
                    customer_name, customer_email, message_count, attachment_count, first_message_at, last_message_at,
                    tags, badges, links, created_at, updated_at)
                select gen_random_uuid(), case when n % 3 = 0 then :aurora else md5((n % 3)::text)::uuid end, gen_random_uuid(),
                    'Enquiry ' || n || ' for IPA ' || md5(n::text), 'Kindly share your best rate for ' || (n % 977) || ' drums',
                    (array['sales', 'sales', 'operations', 'tender', 'quality', 'unclassified'])[1 + n % 6],
                    (array['inbox', 'inbox', 'qualifying', 'quoted', 'done'])[1 + n % 5],
                    'Z' || lpad(to_hex(n), 8, '0') || 'V',
                    (array['normal', 'normal', 'normal', 'high', 'urgent', 'low'])[1 + n % 6],
                    (array['open', 'open', 'open', 'open', 'open', 'open', 'open', 'archived', 'archived', 'snoozed'])[1 + n % 10],
                    case when n % 7 = 0 then :mira end,
                    'Customer ' || (n % 5000), 'c' || (n % 5000) || '@example.org', 1, 0, now(), now() - n * interval '1 minute',
                    '{}', '{}', '{}', now(), now()
                from generate_series(1, 100000) n
                """).param("aurora", AURORA.value()).param("mira", MIRA.value()).update();
        sql.sql("vacuum analyze card").update();
    }

    private static CardFilter none() {
        return new CardFilter(null, null, null, null, null, null, null, null);
    }

    @Test
    void a_column_is_read_in_its_order() {
        for (Caller caller : List.of(ADMIN, AGENT)) {
            CardFilter column = none().in("sales", "inbox").withStatus("open");
            assertThat(plan(CardLists.rankSql(column.where(caller), false), column.where(caller), null))
                    .doesNotContain("Seq Scan on card", "Sort");
            assertThat(plan(CardLists.rankSql(column.where(caller), true), column.where(caller), "after"))
                    .doesNotContain("Seq Scan on card", "Sort");
        }
    }

    @Test
    void the_tops_of_all_columns_are_read_at_once() {
        for (Caller caller : List.of(ADMIN, AGENT)) {
            CardFilter.Where where = new CardFilter("sales", null, null, null, null, "open", null, null).where(caller);
            assertThat(plan(CardLists.topsSql(where), where, "columns"))
                    .contains("Index Scan using card_place")
                    .doesNotContain("Seq Scan on card");
        }
    }

    @Test
    void a_board_is_counted_from_its_own_index() {
        CardFilter board = new CardFilter("sales", null, null, null, null, "open", null, null);

        assertThat(plan(CardLists.countSql(board.where(AGENT)), board.where(AGENT), null))
                .contains("card_count");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "stream",
                "entity",
                "assignee",
                "nobody",
                "priority",
                "archived",
                "snoozed",
                "word",
                "rare word"
            })
    void a_list_is_read_newest_first_or_found_by_words(String narrowed) {
        CardFilter filter = new CardFilter(
                narrowed.equals("stream") ? "tender" : null,
                null,
                narrowed.equals("entity") ? AURORA : null,
                narrowed.equals("assignee") ? MIRA.toString() : narrowed.equals("nobody") ? "none" : null,
                narrowed.equals("priority") ? "urgent" : null,
                narrowed.equals("archived") ? "archived" : narrowed.equals("snoozed") ? "snoozed" : null,
                null,
                narrowed.equals("word") ? "kindly" : narrowed.equals("rare word") ? "enquiry 77123" : null);

        for (Caller caller : List.of(ADMIN, AGENT)) {
            assertThat(plan(CardLists.timeSql(filter.where(caller), false), filter.where(caller), null))
                    .as("%s of %s", narrowed, caller.name())
                    .doesNotContain("Seq Scan on card");
            assertThat(plan(CardLists.timeSql(filter.where(caller), true), filter.where(caller), "time"))
                    .as("next page of %s of %s", narrowed, caller.name())
                    .doesNotContain("Seq Scan on card");
        }
    }

    private String plan(String query, CardFilter.Where where, @Nullable String goesOn) {
        JdbcClient.StatementSpec statement =
                sql.sql("explain (analyze, costs off) " + query).params(where.params());
        if (query.contains(":limit")) {
            statement = statement.param("limit", 51);
        }
        if ("after".equals(goesOn)) {
            statement = statement.param("after", "Z00001000V");
        }
        if ("columns".equals(goesOn)) {
            statement = statement.param("columns", new String[] {"inbox", "qualifying", "quoted", "done"});
        }
        if ("time".equals(goesOn)) {
            statement = statement
                    .param("time", java.time.OffsetDateTime.now().minusDays(3))
                    .param("id", UUID.randomUUID());
        }
        String plan = String.join(
                "\n", statement.query((row, number) -> row.getString(1)).list());
        return plan;
    }
}
