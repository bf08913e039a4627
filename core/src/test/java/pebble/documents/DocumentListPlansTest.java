package pebble.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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
import pebble.shared.Database;
import pebble.shared.RowPlace;

/** How PostgreSQL lists 100,000 documents, a third of which came by mail and few of which are of the rare kinds: never by reading them all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentListPlansTest {
    private static final EntityId AURORA = new EntityId(UUID.randomUUID());
    private static final EntityId BOREALIS = new EntityId(UUID.randomUUID());
    private static final Caller ADMIN =
            new Caller(new UserId(UUID.randomUUID()), "Ada", "", Set.of(Role.ADMIN), Set.of(), Set.of());
    private static final Caller OF_AURORA =
            new Caller(new UserId(UUID.randomUUID()), "Anna", "", Set.of(Role.AGENT), Set.of(AURORA), Set.of("sales"));

    private final JdbcClient sql = JdbcClient.create(Database.fresh());

    @BeforeAll
    void a_hundred_thousand_documents() {
        for (EntityId entity : List.of(AURORA, BOREALIS)) {
            sql.sql("insert into legal_entity (id, name, created_at) values (:id, :id::text, now())")
                    .param("id", entity.value())
                    .update();
        }
        sql.sql("""
                insert into blob (sha256, size, body, created_at)
                select decode(md5(n::text) || md5(n::text), 'hex'), 1, ' '::bytea, now() from generate_series(1, 100000) n
                """).update();
        sql.sql("""
                insert into documents (filename, mime_type, size_bytes, hash_md5, hash_sha256, status, doc_type, category, entity_id,
                    created_at, trashed_at)
                select 'scan ' || md5(n::text) || '.pdf', 'application/pdf', 1, md5(n::text), md5(n::text) || md5(n::text),
                    case when n % 5000 = 0 then 'failed' else 'ready' end,
                    case when n % 4000 = 0 then 'tender' else 'invoice' end,
                    case when n % 4000 = 0 then 'tenders' else 'purchase' end,
                    case n % 3 when 0 then null when 1 then :aurora else :borealis end,
                    now() - n * interval '1 second', case when n % 1000 = 0 then now() end
                from generate_series(1, 100000) n
                """)
                .param("aurora", AURORA.value())
                .param("borealis", BOREALIS.value())
                .update();
        mail();
        sql.sql("insert into tags (name) select 'tag ' || n from generate_series(1, 200) n")
                .update();
        sql.sql("""
                insert into document_tags (document_id, tag_id)
                select d.id, t.id from (select id, row_number() over () as n from documents) d
                    join (select id, row_number() over () as n from tags) t on t.n = d.n % 1000
                """).update();
        sql.sql("vacuum analyze").update();
    }

    /** Every other document of an entity came by a mail of its own, one in fifty of them on a board that Anna does not see. */
    private void mail() {
        sql.sql("""
                insert into mailbox (id, name, address, aliases, entity_id, kind, settings, created_at)
                select id, 'Post', id::text, '{}', id, 'import', '{}', now() from legal_entity
                """).update();
        sql.sql(
                        "update documents set by_hand = false, source = 'mail' where entity_id is not null and extract(second from created_at)::int % 2 = 0")
                .update();
        sql.sql("""
                insert into message (id, identity, message_id, subject, subject_root, is_reply, from_name, from_email, to_list,
                    cc_list, reply_to, participants, references_list, thread_root, date, received_at, first_sha256, attachments,
                    attachment_count, traits, has_html, has_remote_images, findable)
                select id, decode(hash_sha256, 'hex'), 'm' || id, 'Order', 'order', false, 'Alice', 'alice@customer.example',
                    '[]', '[]', '[]', '{}', '{}', '', now(), now(), decode(hash_sha256, 'hex'), '[]', 1, '{}', false, false, to_tsvector('simple', 'order')
                from documents where not by_hand
                """).update();
        sql.sql("""
                insert into filing (message_id, entity_id, held_by, seq, batch, mailbox_id, disposition, thread_id)
                select d.id, d.entity_id, d.entity_id, m.seq, d.id, d.entity_id, 'carded', d.id from documents d join message m on m.id = d.id
                """).update();
        sql.sql("""
                insert into card (id, entity_id, thread_id, subject, snippet, stream, column_key, rank, priority, status,
                    message_count, attachment_count, first_message_at, last_message_at, tags, badges, links, created_at, updated_at)
                select thread_id, held_by, thread_id, 'Order', '', case when seq % 50 = 0 then 'quality' else 'sales' end, 'inbox', lpad(seq::text, 9, '0'),
                    'normal', 'open', 1, 1, now(), now(), '{}', '{}', '{}', now(), now()
                from filing
                """).update();
        sql.sql(
                        "insert into message_document (message_id, n, entity_id, document_id) select id, 1, entity_id, id from documents where not by_hand")
                .update();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "aurora", "failed", "tender", "tenders", "tag", "c4ca4238a0b9", "trashed"})
    void a_list_is_read_newest_first(String narrowed) {
        List<DocumentId> held = sql.sql("select id from documents tablesample system (1) limit 1000")
                .query((row, n) -> new DocumentId(row.getObject(1, UUID.class)))
                .list();
        DocumentList.Filter filter = new DocumentList.Filter(
                narrowed.equals("aurora") ? AURORA : null,
                narrowed.equals("failed") ? DocumentStatus.FAILED : null,
                narrowed.equals("tender") ? narrowed : null,
                narrowed.equals("tenders") ? narrowed : null,
                narrowed.equals("tag") ? "tag 7" : null,
                narrowed.startsWith("c4") ? narrowed : null,
                narrowed.startsWith("c4") ? held : List.of(),
                narrowed.equals("trashed"));
        for (Caller caller : List.of(ADMIN, OF_AURORA)) {
            assertThat(plan(caller, filter))
                    .as("%s of %s", narrowed, caller.name())
                    .doesNotContain(
                            "Seq Scan on documents",
                            "Seq Scan on document_tags",
                            "Seq Scan on message_document",
                            "Seq Scan on filing",
                            "Seq Scan on card");
        }
    }

    private String plan(Caller caller, DocumentList.Filter filter) {
        Map<String, @Nullable Object> params = new LinkedHashMap<>();
        RowPlace after = RowPlace.of(null);
        String query = DocumentList.listSql(caller, filter, after, params);
        params.put("limit", 51);
        return String.join(
                "\n",
                sql.sql("explain (analyze, costs off) " + query)
                        .params(params)
                        .query((row, n) -> row.getString(1))
                        .list());
    }
}
