package pebble.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pebble.identity.Caller;
import pebble.indexes.ItemKey;
import pebble.indexes.ItemType;

/**
 * What an index found, as it is now and as the caller may see it at this moment: what was taken away, handed over or merged since the index heard of it last is
 * left out.
 */
@Component
class Findings {
    private static final Map<ItemType, String> SELECTS = new EnumMap<>(Map.of(
            ItemType.DOCUMENT, """
                    select d.id, d.filename as title, left(d.extracted_text, 200000) as text from documents d
                    where d.id = any(:ids) and d.trashed_at is null and (:all or d.entity_id is null or d.entity_id = any(:entities))
                    """,
            ItemType.CARD, """
                    select c.id, c.subject as title, c.snippet as text from card c
                    where c.id = any(:ids) and c.status <> 'merged' and (:all or (c.entity_id = any(:entities) and c.stream = any(:streams)))
                    """,
            ItemType.MESSAGE, """
                    select m.id, m.subject as title, left(t.text, 50000) as text from message m join message_text t on t.message_id = m.id
                    where m.id = any(:ids) and exists (select from filing f left join card c on c.thread_id = f.thread_id and f.disposition = 'carded'
                        where f.message_id = m.id
                            and (:all or (f.held_by = any(:entities) and (c.id is null or c.stream = any(:streams)))))
                    """,
            ItemType.COMPANY, """
                    select c.id, c.name as title, concat_ws(' ', array_to_string(c.domains, ' '), array_to_string(c.gstins, ' ')) as text
                    from company c where c.id = any(:ids)
                    """));

    private final JdbcClient sql;

    Findings(JdbcClient sql) {
        this.sql = sql;
    }

    record Finding(ItemKey key, String title, String text) {}

    Map<ItemKey, Finding> of(Caller caller, Collection<ItemKey> keys) {
        Map<ItemType, List<UUID>> byType = new EnumMap<>(ItemType.class);
        keys.forEach(key ->
                byType.computeIfAbsent(key.type(), none -> new ArrayList<>()).add(key.id()));
        Map<ItemKey, Finding> findings = new HashMap<>();
        byType.forEach((type, ids) -> {
            String select = SELECTS.get(type);
            if (select != null) {
                read(caller, type, ids, select).forEach(finding -> findings.put(finding.key(), finding));
            }
        });
        return findings;
    }

    private List<Finding> read(Caller caller, ItemType type, List<UUID> ids, String select) {
        return sql.sql(select)
                .param("ids", ids.toArray(UUID[]::new))
                .params(caller.grants())
                .query((row, n) -> {
                    String text = row.getString("text");
                    return new Finding(
                            new ItemKey(type, row.getObject("id", UUID.class)),
                            row.getString("title"),
                            text == null ? "" : text);
                })
                .list();
    }
}
