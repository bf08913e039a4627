package pebble.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pebble.documents.Documents;
import pebble.identity.Caller;
import pebble.identity.EntityId;
import pebble.indexes.ItemKey;
import pebble.indexes.ItemType;

/**
 * What an index found, as it is now and as the caller may see it at this moment: what was taken away, handed over or merged since the index heard of it last is
 * left out. So is what has a wanted status only where the caller does not look: one message may be work for one company and noise for another.
 */
@Component
class Findings {
    private static final Map<ItemType, String> SELECTS = new EnumMap<>(Map.of(
            ItemType.DOCUMENT, """
                    select d.id, d.filename as title, left(d.extracted_text, 200000) as text, null as who, d.created_at as at, null as stream, d.status,
                        d.doc_type, d.entity_id
                    from documents d
                    where d.id = any(:ids) and d.trashed_at is null and""" + Documents.GRANTED,
            ItemType.CARD, """
                    select c.id, c.subject as title, c.snippet as text,
                        coalesce(nullif(c.company_name, ''), nullif(c.customer_name, ''), c.customer_email) as who, c.last_message_at as at, c.stream, c.status,
                        null as doc_type, c.entity_id
                    from card c
                    where c.id = any(:ids) and c.status <> 'merged' and (:all or (c.entity_id = any(:entities) and c.stream = any(:streams)))
                    """,
            ItemType.MESSAGE, """
                    select m.id, m.subject as title, left(t.text, 50000) as text, coalesce(nullif(m.from_name, ''), m.from_email) as who,
                        coalesce(m.date, m.received_at) as at, seen.stream, seen.disposition as status, null as doc_type, seen.held_by as entity_id
                    from message m join message_text t on t.message_id = m.id
                        cross join lateral (select f.disposition, f.held_by, c.stream
                            from filing f left join card c on c.thread_id = f.thread_id and f.disposition = 'carded'
                            where f.message_id = m.id
                                and (:all or (f.held_by = any(:entities) and (c.id is null or c.stream = any(:streams))))
                            order by f.disposition = any(:statuses) desc, f.disposition = 'carded' desc, f.entity_id limit 1) seen
                    where m.id = any(:ids)
                    """,
            ItemType.COMPANY, """
                    select c.id, c.name as title, concat_ws(' ', array_to_string(c.domains, ' '), array_to_string(c.gstins, ' ')) as text,
                        null as who, null::timestamptz as at, null as stream, null as status, null as doc_type, null::uuid as entity_id
                    from company c where c.id = any(:ids)
                    """));

    private final JdbcClient sql;

    Findings(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * What a person recognises a thing by, beside its title.
     *
     * @param who sent a message; whose a card is
     * @param at when it came, or last moved
     * @param stream on whose board it lies
     */
    record About(
            @Nullable String who,
            @Nullable Instant at,
            @Nullable String stream,
            @Nullable String status,
            @Nullable String docType,
            @Nullable EntityId entityId) {}

    record Finding(ItemKey key, String title, String text, About about) {}

    /** @param statuses of which each has one; none: whatever */
    Map<ItemKey, Finding> of(Caller caller, Collection<ItemKey> keys, Set<String> statuses) {
        Map<ItemType, List<UUID>> byType = new EnumMap<>(ItemType.class);
        keys.forEach(key ->
                byType.computeIfAbsent(key.type(), none -> new ArrayList<>()).add(key.id()));
        Map<ItemKey, Finding> findings = new HashMap<>();
        byType.forEach((type, ids) -> {
            String select = SELECTS.get(type);
            if (select != null) {
                read(caller, type, ids, select, statuses).stream()
                        .filter(finding -> statuses.isEmpty()
                                || statuses.contains(finding.about().status()))
                        .forEach(finding -> findings.put(finding.key(), finding));
            }
        });
        return findings;
    }

    private List<Finding> read(Caller caller, ItemType type, List<UUID> ids, String select, Set<String> statuses) {
        return sql.sql(select)
                .param("statuses", statuses.toArray(String[]::new))
                .param("ids", ids.toArray(UUID[]::new))
                .params(caller.grants())
                .query((row, n) -> {
                    String text = row.getString("text");
                    return new Finding(
                            new ItemKey(type, row.getObject("id", UUID.class)),
                            row.getString("title"),
                            text == null ? "" : text,
                            about(row));
                })
                .list();
    }

    private static About about(ResultSet row) throws SQLException {
        OffsetDateTime at = row.getObject("at", OffsetDateTime.class);
        UUID entity = row.getObject("entity_id", UUID.class);
        return new About(
                row.getString("who"),
                at == null ? null : at.toInstant(),
                row.getString("stream"),
                row.getString("status"),
                row.getString("doc_type"),
                entity == null ? null : new EntityId(entity));
    }
}
