package pebble.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.identity.Caller;
import pebble.identity.EntityId;
import pebble.identity.Role;
import pebble.identity.UserId;
import pebble.mail.Disposition;
import pebble.shared.Database;

/** How PostgreSQL lists 100,000 messages, of which Cirrus holds a few hundred handed to it: never by reading them all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessageListPlansTest {
    private static final UUID AURORA = UUID.randomUUID();
    private static final UUID BOREALIS = UUID.randomUUID();
    private static final UUID CIRRUS = UUID.randomUUID();
    private static final Caller ADMIN =
            new Caller(new UserId(UUID.randomUUID()), "Ada", "", Set.of(Role.ADMIN), Set.of(), Set.of());
    private static final Caller OF_ALL = agent(AURORA, BOREALIS, CIRRUS);
    private static final Caller OF_CIRRUS = agent(CIRRUS);

    private final JdbcClient sql = JdbcClient.create(Database.fresh());

    private static Caller agent(UUID... entities) {
        return new Caller(
                new UserId(UUID.randomUUID()),
                "Agent of " + entities.length,
                "",
                Set.of(Role.AGENT),
                Arrays.stream(entities).map(EntityId::new).collect(Collectors.toSet()),
                Set.of("sales"));
    }

    @BeforeAll
    void a_hundred_thousand_messages() {
        for (UUID entity : List.of(AURORA, BOREALIS, CIRRUS)) {
            sql.sql("insert into legal_entity (id, name, created_at) values (:id, :id::text, now())")
                    .param("id", entity)
                    .update();
            sql.sql("insert into mailbox (id, name, address, aliases, entity_id, kind, settings, created_at)"
                            + " values (:id, 'Sales', :id::text, '{}', :id, 'import', '{}', now())")
                    .param("id", entity)
                    .update();
        }
        sql.sql("insert into blob (sha256, size, body, created_at) values ('\\x01', 1, '\\x01', now())")
                .update();
        sql.sql("""
                insert into message (id, identity, message_id, subject, subject_root, is_reply, from_name, from_email, to_list,
                    cc_list, reply_to, participants, references_list, thread_root, date, received_at, first_sha256, attachments,
                    attachment_count, traits, has_html, has_remote_images, findable)
                select md5(n::text)::uuid, int4send(n), 'm' || n, 'Enquiry ' || n, 'enquiry', false, 'Alice', 'alice@customer.example',
                    '[]', '[]', '[]', '{}', '{}', '', now(), now(), '\\x01', '[]', 0, '{}', false, false, to_tsvector('simple', 'enquiry')
                from generate_series(1, 100000) n order by n
                """).update();
        sql.sql("insert into copy (sha256, message_id, size, received_at)"
                        + " select '\\x01', id, 1, now() from message where seq = 1")
                .update();
        sql.sql("""
                insert into filing (message_id, entity_id, held_by, seq, batch, mailbox_id, disposition, noise_kind, thread_id)
                select id, e, case when seq % 250 = 0 and seq < 50000 then :cirrus else e end, seq, id, e,
                    case when seq % 10 = 0 and seq % 250 <> 0 then 'noise' else 'carded' end,
                    case when seq % 10 = 0 and seq % 250 <> 0 then 'newsletter' end, id
                from (select id, seq, case when seq % 3 = 0 then :borealis else :aurora end as e from message) m
                """)
                .param("aurora", AURORA)
                .param("borealis", BOREALIS)
                .param("cirrus", CIRRUS)
                .update();
        sql.sql("""
                insert into placement (id, mailbox_id, message_id, seq, sha256, folder, uid_validity, uid, received_at)
                select message_id, mailbox_id, message_id, seq, '\\x01', 'INBOX', 1, seq, now() from filing
                """).update();
        sql.sql("""
                insert into card (id, entity_id, thread_id, subject, snippet, stream, column_key, rank, priority, status,
                    message_count, attachment_count, first_message_at, last_message_at, tags, badges, links, created_at, updated_at)
                select thread_id, held_by, thread_id, 'Enquiry', '', 'sales', 'inbox', lpad(seq::text, 9, '0'), 'normal', 'open',
                    1, 0, now(), now(), '{}', '{}', '{}', now(), now()
                from filing where disposition = 'carded'
                """).update();
        sql.sql("vacuum analyze").update();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "aurora", "cirrus", "carded", "noise", "cirrus carded", "newsletter"})
    void a_list_is_read_newest_first(String narrowed) {
        List<String> words = List.of(narrowed.split(" "));
        Correspondence.Filter filter = new Correspondence.Filter(
                words.contains("aurora")
                        ? new EntityId(AURORA)
                        : words.contains("cirrus") ? new EntityId(CIRRUS) : null,
                null,
                words.contains("carded") ? Disposition.CARDED : words.contains("noise") ? Disposition.NOISE : null,
                words.contains("newsletter") ? "newsletter" : null,
                null,
                null,
                null);

        for (Caller caller : List.of(ADMIN, OF_ALL, OF_CIRRUS)) {
            for (Long before : new @Nullable Long[] {null, 90_000L}) {
                String plan = plan(caller, filter, before);
                assertThat(plan)
                        .as("%s of %s before %s", narrowed, caller.name(), before)
                        .doesNotContain("Seq Scan on filing", "Seq Scan on message", "Seq Scan on placement");
                if (words.contains("cirrus")) {
                    assertThat(plan).contains("filing_held");
                }
            }
        }
    }

    private String plan(Caller caller, Correspondence.Filter filter, @Nullable Long before) {
        Map<String, @Nullable Object> params = new LinkedHashMap<>(caller.grants());
        String query = Correspondence.listSql(filter, before, params);
        params.put("limit", 51);
        return String.join(
                "\n",
                sql.sql("explain (analyze, costs off) " + query)
                        .params(params)
                        .query((row, n) -> row.getString(1))
                        .list());
    }
}
