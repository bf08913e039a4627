package pebble.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything a product holds, told without the ids it chose, so that two products which were given the same mail can be
 * compared line by line. Threads and cards are named by the messages in them; a mail without a date has that of its arrival, which
 * no two products share.
 */
final class Holdings {
    private static final Map<String, String> LINES = lines();

    private final Map<String, List<String>> held = new LinkedHashMap<>();

    private static Map<String, String> lines() {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("blobs", "select encode(sha256, 'hex') || ' ' || size from blob order by 1");
        lines.put("copies", """
                select encode(c.sha256, 'hex') || ' of ' || encode(m.identity, 'hex') from copy c join message m on m.id = c.message_id
                order by 1
                """);
        lines.put("placements", """
                select b.address || ' ' || p.folder || ' ' || encode(p.sha256, 'hex') from placement p
                    join mailbox b on b.id = p.mailbox_id
                order by 1
                """);
        lines.put("messages", """
                select encode(m.identity, 'hex') || ' ' || f.disposition || ' ' || coalesce(f.noise_kind, '-') || ' '
                    || coalesce(f.reason, '-')
                from filing f join message m on m.id = f.message_id
                order by 1
                """);
        lines.put("threads", """
                select string_agg(encode(m.identity, 'hex'), ' ' order by m.identity)
                from filing f join message m on m.id = f.message_id
                where f.thread_id is not null group by f.thread_id order by 1
                """);
        lines.put("cards", """
                select c.subject || ' | ' || c.stream || '/' || c.column_key || ' ' || c.status || ' ' || c.message_count || ' '
                    || case when c.last_message_at > now() - interval '1 day' then 'of today' else c.last_message_at || ' '
                        || coalesce(c.waiting_since::text, '-') end || ' | ' || coalesce((
                        select string_agg(encode(m.identity, 'hex'), ' ' order by m.identity)
                        from filing f join message m on m.id = f.message_id
                        where f.thread_id = c.thread_id and f.disposition = 'carded'), '-')
                from card c order by 1
                """);
        lines.put("manifest", """
                select i.n || ' ' || i.path || ' ' || i.kind || ' ' || i.outcome || ' ' || coalesce(i.reason, '-')
                from import_item i join import_run r on r.id = i.import_id
                order by r.started_at, i.n
                """);
        lines.put("events", """
                select row_number() over (order by number) || ' ' || type || ' ' || coalesce(payload::jsonb #>> '{card,subject}', '-')
                from live_event where type like 'card.%' and type <> 'card.updated' order by number
                """);
        // Documents that hang on the mail are read meanwhile, and tell of it among the cards; what they state changes
        // cards at any time.
        lines.put("numbers left out", """
                select number::text from live_event e where number > (select min(number) from live_event)
                    and not exists (select from live_event p where p.number = e.number - 1)
                """);
        lines.put("lessons", """
                select l.origin || ' ' || l.stream || ' | ' || l.subject || case when l.taken_back_by is null then '' else ' (taken back)' end
                from lesson l order by 1
                """);
        lines.put("documents", """
                select d.hash_sha256 || ' ' || coalesce(string_agg(encode(m.identity, 'hex') || '/' || l.n, ' ' order by m.identity, l.n), '-')
                from documents d left join message_document l on l.document_id = d.id left join message m on m.id = l.message_id
                group by d.id order by 1
                """);
        lines.put("waiting", "select message_id::text from filing where disposition = 'pending'");
        return lines;
    }

    private Holdings() {}

    static Holdings of(Product product) throws IOException, SQLException {
        Holdings holdings = new Holdings();
        try (Connection connection = connect(product)) {
            for (var line : LINES.entrySet()) {
                List<String> rows = new ArrayList<>();
                try (ResultSet result = connection.createStatement().executeQuery(line.getValue())) {
                    while (result.next()) {
                        rows.add(result.getString(1));
                    }
                }
                holdings.held.put(line.getKey(), rows);
            }
        }
        return holdings;
    }

    /** The database of a running product, to look at, and to make happen at once what would take it minutes. */
    static Connection connect(Product product) throws IOException, SQLException {
        List<String> postmaster = Files.readAllLines(product.data().resolve("pg/postmaster.pid"));
        String password =
                Files.readString(product.data().resolve("pg.password")).strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + postmaster.get(3).strip() + "/pebble", "pebble", password);
    }

    List<String> lines(String kind) {
        return held.getOrDefault(kind, List.of());
    }

    static Iterable<String> kinds() {
        return LINES.keySet();
    }
}
