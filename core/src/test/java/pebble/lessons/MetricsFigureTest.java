package pebble.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.identity.Caller;
import pebble.identity.EntityId;
import pebble.identity.Role;
import pebble.identity.UserId;
import pebble.shared.Database;

/** How PostgreSQL answers how well mail was judged, with 100,000 cards of two years: by its indexes. Prints the time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricsFigureTest {
    private static final UUID AURORA = UUID.randomUUID();
    private static final Caller ADMIN =
            new Caller(new UserId(UUID.randomUUID()), "Ada", "", Set.of(Role.ADMIN), Set.of(), Set.of());
    private static final Caller MANAGER = new Caller(
            new UserId(UUID.randomUUID()),
            "Max",
            "",
            Set.of(Role.MANAGER),
            Set.of(new EntityId(AURORA)),
            Set.of("sales", "unclassified"));

    private final JdbcClient sql = JdbcClient.create(Database.fresh());

    @BeforeAll
    void a_hundred_thousand_cards_and_four_thousand_lessons() {
        sql.sql("""
                insert into card (id, entity_id, thread_id, subject, snippet, stream, column_key, rank, priority, status, customer_email,
                    message_count, attachment_count, first_message_at, last_message_at, waiting_since, tags, badges, links,
                    classification, created_at, updated_at)
                select md5(n::text)::uuid, case when n % 3 = 0 then :aurora else md5((n % 3)::text)::uuid end, md5('t' || n)::uuid,
                    'Enquiry ' || n, '', s.stream, 'inbox', 'Z' || lpad(to_hex(n), 8, '0') || 'V', 'normal',
                    (array['open', 'open', 'archived', 'archived', 'archived'])[1 + n % 5], 'c' || (n % 5000) || '@example.org', 1, 0,
                    t.at, t.at, t.at, '{}', '{}', '{}', jsonb_build_object('stream', s.stream, 'confidence', 0.5 + (n % 500) / 1000.0,
                        'decided_by', case when n % 25 = 0 then 'person' when n % 4 = 0 then 'rule' else 'model' end, 'reasons', '[]'::jsonb),
                    t.at, t.at
                from generate_series(1, 100000) n,
                    lateral (select (array['sales', 'operations', 'tender', 'quality', 'unclassified'])[1 + n % 5] as stream) s,
                    lateral (select now() - n * interval '10 minutes' as at) t
                """).param("aurora", AURORA).update();
        sql.sql("""
                insert into activity (id, card_id, at, actor_id, actor_name, kind, changes, data)
                select gen_random_uuid(), id, now(), :system, 'Pebble', 'created', '{}'::jsonb, '{}'::jsonb from card
                union all select gen_random_uuid(), id, now(), id, 'Mira', 'noted', '{}', '{}' from card where status = 'archived'
                """).param("system", Caller.SYSTEM.id().value()).update();
        sql.sql("""
                insert into lesson (id, seq, origin, card_id, entity_id, subject, body, sender, stream, intent, said, taught_by,
                    taught_name, taught_at)
                select gen_random_uuid(), row_number() over (order by id), 'override', id, entity_id, subject, '', '', 'sales', '',
                    jsonb_set(classification, '{decided_by}', '"model"'), id, 'Mira', created_at + interval '1 hour'
                from card where classification->>'decided_by' = 'person'
                """).update();
        sql.sql("vacuum analyze").update();
    }

    @Test
    void figures_of_thirty_days_are_read_by_index_in_one_statement() {
        for (Caller caller : List.of(ADMIN, MANAGER)) {
            String plan = explained(Metrics.JUDGED, params(caller, 30));

            assertThat(plan).contains("card_judged").doesNotContain("Seq Scan on card", "Seq Scan on activity");
        }
        figure("of 30 days", Metrics.JUDGED, params(ADMIN, 30));
        figure("of 30 days, one entity", Metrics.JUDGED, params(MANAGER, 30));
        figure("of a year", Metrics.JUDGED, params(ADMIN, 366));
    }

    @Test
    void cards_to_confirm_are_found_among_those_of_the_days_or_read_in_their_order() {
        for (Caller caller : List.of(ADMIN, MANAGER)) {
            assertThat(explained(Metrics.QUESTIONS, params(caller, 30)))
                    .containsAnyOf("card_judged", "card_to_confirm")
                    .doesNotContain("Seq Scan");
            assertThat(explained(Metrics.QUESTIONS, params(caller, 366)))
                    .contains("card_to_confirm")
                    .doesNotContain("Seq Scan", "Sort");
        }
        figure("to confirm of 30 days", Metrics.QUESTIONS, params(ADMIN, 30));
        figure("to confirm of a year", Metrics.QUESTIONS, params(ADMIN, 366));
        figure("to confirm of a year, one entity", Metrics.QUESTIONS, params(MANAGER, 366));
    }

    private static Map<String, Object> params(Caller caller, int days) {
        Map<String, Object> params = new HashMap<>(caller.grants());
        Instant now = Instant.now();
        params.put("since", at(now.minus(days, ChronoUnit.DAYS)));
        params.put("settled", at(now.minus(Metrics.SETTLED)));
        params.put("system", Caller.SYSTEM.id().value());
        params.put("limit", 20);
        return params;
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private String explained(String query, Map<String, Object> params) {
        return String.join(
                "\n",
                sql.sql("explain (analyze, costs off) " + query)
                        .params(params)
                        .query((row, n) -> row.getString(1))
                        .list());
    }

    private void figure(String what, String query, Map<String, Object> params) {
        long began = System.nanoTime();
        int rows = sql.sql(query).params(params).query((row, n) -> n).list().size();
        System.out.printf(
                "FIGURE metrics %s: 100000 cards, %d rows in %d ms%n",
                what, rows, (System.nanoTime() - began) / 1_000_000);
        assertThat(rows).isPositive();
    }
}
