package pebble.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pebble.blobs.Sha256;
import pebble.board.CardId;
import pebble.identity.Caller;
import pebble.identity.EntityId;
import pebble.mail.Disposition;
import pebble.mail.MailError;
import pebble.mail.MailboxId;
import pebble.mail.Message;
import pebble.mail.MessageId;
import pebble.mail.ThreadId;
import pebble.mime.Address;
import pebble.mime.Attachment;
import pebble.mime.Invitation;
import pebble.shared.Cursor;
import pebble.shared.Page;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Messages as a caller may see them. A message is seen through its filings: those that the caller's entities hold and whose card,
 * where there is one, lies on a board of theirs. Somebody granted one of two entities sees that entity's filing, copies and card
 * only. Mail that was handed over with its card is held by the entity that got it, and seen there with the copies it came in.
 */
@Component
class Correspondence {
    private static final String VISIBLE = visible("f", "c");

    private static final String SELECT = """
            select m.id, m.seq, m.message_id, m.subject, m.from_name, m.from_email, m.to_list, m.cc_list, m.date,
                m.received_at, m.attachments, m.traits, m.invitation, m.has_html, m.has_remote_images, f.entity_id,
                f.held_by, f.disposition, f.noise_kind, f.reason, f.thread_id, f.sender_check, c.id as card_id,
                (select json_agg(json_build_object('sha256', encode(k.sha256, 'hex'), 'size', k.size, 'mailbox', p.mailbox_id,
                        'received_at', p.received_at) order by p.received_at, p.id)
                    from placement p join copy k using (sha256) join mailbox b on b.id = p.mailbox_id
                    where p.message_id = m.id and (:all or exists (select from filing g
                        where g.message_id = m.id and g.entity_id = b.entity_id and g.held_by = any(:entities)))) as copies
            """;

    private static final String FROM = """
            from filing f join message m on m.id = f.message_id left join card c on c.thread_id = f.thread_id
                and f.disposition = 'carded'
            """;

    private final JdbcClient sql;
    private final JsonMapper json;

    Correspondence(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    private static String visible(String filing, String card) {
        return "(:all or (%1$s.held_by = any(:entities) and (%2$s.id is null or %2$s.stream = any(:streams))))"
                .formatted(filing, card);
    }

    /** The same of one entity that is granted. The planner takes two conditions on one column for two chances: here is one. */
    private static String ofEntity(String filing, String card) {
        return "(%1$s.held_by = :entity and (:all or %2$s.id is null or %2$s.stream = any(:streams)))"
                .formatted(filing, card);
    }

    /**
     * A message and where the caller finds it.
     *
     * @param entity that received it
     * @param heldBy the entity whose people see it
     */
    record Found(
            Message message,
            EntityId entity,
            EntityId heldBy,
            @Nullable CardId card,
            long seq) {}

    /** Which messages to list; null asks for all. */
    record Filter(
            @Nullable EntityId entity,
            @Nullable MailboxId mailbox,
            @Nullable Disposition disposition,
            @Nullable String noiseKind,
            @Nullable String messageId,
            @Nullable Sha256 sha256,
            @Nullable String words) {}

    /** Newest arrivals first, without texts. */
    Page<Found> list(Caller caller, Filter filter, int limit, @Nullable String cursor) {
        Map<String, @Nullable Object> params = new LinkedHashMap<>(caller.grants());
        String before = Cursor.decode(cursor);
        String query = listSql(filter, before == null ? null : number(before), params);
        params.put("limit", limit + 1);
        List<Found> rows = sql.sql(query)
                .params(params)
                .query((row, n) -> found(row, null))
                .list();
        return Page.of(rows, limit, found -> Long.toString(found.seq()));
    }

    static String listSql(Filter filter, @Nullable Long before, Map<String, @Nullable Object> params) {
        List<String> conditions = conditions(filter, params);
        if (before != null) {
            conditions.add("f.seq < :before");
            params.put("before", before);
        }
        return SELECT + FROM + " where " + String.join(" and ", conditions) + " order by f.seq desc limit :limit";
    }

    /** How many messages there are of each disposition, and of each kind of noise. */
    record Counts(Map<String, Integer> byDisposition, Map<String, Integer> byNoiseKind) {}

    Counts count(Caller caller, Filter filter) {
        Map<String, @Nullable Object> params = new LinkedHashMap<>(caller.grants());
        List<String> conditions = conditions(filter, params);
        Map<String, Integer> byDisposition = new LinkedHashMap<>();
        for (Disposition disposition : Disposition.values()) {
            byDisposition.put(disposition.key(), 0);
        }
        Map<String, Integer> byNoiseKind = new TreeMap<>();
        sql.sql("select f.disposition, f.noise_kind, count(*) as n " + FROM + " where "
                        + String.join(" and ", conditions) + " group by 1, 2")
                .params(params)
                .query(row -> {
                    byDisposition.merge(row.getString("disposition"), row.getInt("n"), Integer::sum);
                    String kind = row.getString("noise_kind");
                    if (kind != null) {
                        byNoiseKind.merge(kind, row.getInt("n"), Integer::sum);
                    }
                });
        return new Counts(byDisposition, byNoiseKind);
    }

    private static List<String> conditions(Filter filter, Map<String, @Nullable Object> params) {
        List<String> conditions = new ArrayList<>();
        boolean ofOne = filter.entity() != null;
        if (filter.entity() != null) {
            conditions.add("(:all or :entity = any(:entities))");
            params.put("entity", filter.entity().value());
        }
        conditions.add(ofOne ? ofEntity("f", "c") : VISIBLE);
        // A message that the caller finds in two filings is listed once: by the first that is seen and wanted.
        conditions.add("""
                not exists (select from filing f2 left join card c2 on c2.thread_id = f2.thread_id
                        and f2.disposition = 'carded'
                    where f2.message_id = f.message_id and f2.entity_id < f.entity_id
                    and (:only_disposition::text is null or f2.disposition = :only_disposition)
                    and (:only_kind::text is null or f2.noise_kind = :only_kind) and\s""" + (ofOne ? ofEntity("f2", "c2") : visible("f2", "c2")) + ")");
        params.put(
                "only_disposition",
                filter.disposition() == null ? null : filter.disposition().key());
        params.put("only_kind", filter.noiseKind());
        narrow(filter, conditions, params);
        return conditions;
    }

    private static void narrow(Filter filter, List<String> conditions, Map<String, @Nullable Object> params) {
        if (filter.mailbox() != null) {
            conditions.add("f.seq in (select seq from placement where mailbox_id = :mailbox)");
            params.put("mailbox", filter.mailbox().value());
        }
        if (filter.disposition() != null) {
            conditions.add("f.disposition = :disposition");
            params.put("disposition", filter.disposition().key());
        }
        if (filter.noiseKind() != null) {
            conditions.add("f.noise_kind = :kind");
            params.put("kind", filter.noiseKind());
        }
        if (filter.messageId() != null) {
            conditions.add("m.message_id = :message_id");
            params.put("message_id", filter.messageId());
        }
        if (filter.sha256() != null) {
            conditions.add("m.id = (select message_id from copy where sha256 = :sha256)");
            params.put("sha256", filter.sha256().bytes());
        }
        if (filter.words() != null) {
            conditions.add("m.findable @@ websearch_to_tsquery('simple', :words)");
            params.put("words", filter.words());
        }
    }

    Found get(Caller caller, MessageId id) {
        return get(caller, id, null);
    }

    /** As one legal entity received and filed it; null takes the caller's first. */
    Found get(Caller caller, MessageId id, @Nullable EntityId entity) {
        return sql.sql(SELECT + ", t.text, t.reply_text, t.newest_text " + FROM
                        + " join message_text t on t.message_id = m.id where m.id = :id and " + VISIBLE
                        + " and (cast(:entity as uuid) is null or f.entity_id = :entity)"
                        + " order by f.disposition = 'carded' desc, f.entity_id limit 1")
                .param("id", id.value())
                .param("entity", entity == null ? null : entity.value())
                .params(caller.grants())
                .query((row, n) -> found(row, texts(row)))
                .optional()
                .orElseThrow(MailError.MESSAGE_NOT_FOUND::problem);
    }

    /**
     * What the caller has just filed, as it is now: theirs to see in this answer though its card may lie on a board that is not,
     * which is then not told.
     */
    Found again(Caller caller, Found earlier) {
        return sql.sql(SELECT + ", t.text, t.reply_text, t.newest_text, " + VISIBLE + " as visible " + FROM
                        + " join message_text t on t.message_id = m.id where m.id = :id and f.entity_id = :entity")
                .param("id", earlier.message().id().value())
                .param("entity", earlier.entity().value())
                .params(caller.grants())
                .query((row, n) -> {
                    Found now = found(row, texts(row));
                    return row.getBoolean("visible")
                            ? now
                            : new Found(now.message(), now.entity(), now.heldBy(), null, now.seq());
                })
                .single();
    }

    /** The whole conversation, by date, noise in it included, unless its card was handed over since the caller was shown to see it. */
    List<Found> ofThread(Caller caller, ThreadId thread) {
        return sql.sql(SELECT + ", t.text, t.reply_text, t.newest_text " + FROM
                        + " join message_text t on t.message_id = m.id where f.thread_id = :thread"
                        + " and (:all or f.held_by = any(:entities))"
                        + " order by coalesce(m.date, m.received_at), m.identity")
                .param("thread", thread.value())
                .params(caller.grants())
                .query((row, n) -> found(row, texts(row)))
                .list();
    }

    /** The raw bytes that the caller may read of this message: the copy named, else the first. */
    Optional<Sha256> copy(Found found, @Nullable Sha256 wanted) {
        return found.message().copies().stream()
                .map(Message.Copy::sha256)
                .filter(sha256 -> wanted == null || sha256.equals(wanted))
                .findFirst();
    }

    private Found found(ResultSet row, Message.@Nullable Texts texts) throws SQLException {
        List<Message.Copy> copies = copies(row.getString("copies"));
        UUID thread = row.getObject("thread_id", UUID.class);
        UUID card = row.getObject("card_id", UUID.class);
        OffsetDateTime date = row.getObject("date", OffsetDateTime.class);
        String check = row.getString("sender_check");
        String invitation = row.getString("invitation");
        Message message = new Message(
                new MessageId(row.getObject("id", UUID.class)),
                copies.getFirst().sha256(),
                copies,
                row.getString("message_id"),
                row.getString("subject"),
                new Address(row.getString("from_name"), row.getString("from_email")),
                json.readValue(row.getString("to_list"), new TypeReference<List<Address>>() {}),
                json.readValue(row.getString("cc_list"), new TypeReference<List<Address>>() {}),
                date == null ? null : date.toInstant(),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                copies.stream().map(Message.Copy::mailboxId).distinct().toList(),
                new Message.Filing(
                        Disposition.of(row.getString("disposition")),
                        row.getString("noise_kind"),
                        row.getString("reason"),
                        thread == null ? null : new ThreadId(thread),
                        check == null ? null : json.readValue(check, new TypeReference<Map<String, Object>>() {})),
                json.readValue(row.getString("attachments"), new TypeReference<List<Attachment>>() {}),
                Arrays.asList((String[]) row.getArray("traits").getArray()),
                invitation == null ? null : json.readValue(invitation, Invitation.class),
                row.getBoolean("has_html"),
                row.getBoolean("has_remote_images"),
                texts);
        return new Found(
                message,
                new EntityId(row.getObject("entity_id", UUID.class)),
                new EntityId(row.getObject("held_by", UUID.class)),
                card == null ? null : new CardId(card),
                row.getLong("seq"));
    }

    private record CopyRow(String sha256, long size, UUID mailbox, Instant receivedAt) {}

    private List<Message.Copy> copies(String rows) {
        return json.readValue(rows, new TypeReference<List<CopyRow>>() {}).stream()
                .map(row -> new Message.Copy(
                        Sha256.parse(row.sha256()).orElseThrow(),
                        row.size(),
                        new MailboxId(row.mailbox()),
                        row.receivedAt()))
                .toList();
    }

    private static Message.Texts texts(ResultSet row) throws SQLException {
        String text = row.getString("text");
        String reply = row.getString("reply_text") == null ? text : row.getString("reply_text");
        String newest = row.getString("newest_text") == null ? reply : row.getString("newest_text");
        return new Message.Texts(text, reply, newest);
    }

    private static long number(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException foreign) {
            throw Cursor.malformed();
        }
    }
}
