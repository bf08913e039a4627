package pebble.feeding;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pebble.indexes.Codes;
import pebble.indexes.ItemKey;
import pebble.indexes.ItemType;
import pebble.indexes.Place;
import pebble.indexes.SearchItem;

/** Everything that can be found, as it stands now. What lies in the trash, was merged or is gone is not. */
@Component
class Items {
    static final UUID FIRST = new UUID(0, 0);

    /** Of a text more is not read; the rest of so long a one is seldom what is looked for. */
    private static final int LONGEST = 1_000_000;

    private static final String DOCUMENTS = """
            select d.id, d.filename as title, coalesce('ASN' || d.asn || ' ASN' || lpad(d.asn::text, 5, '0'), '') as people,
                left(d.extracted_text, :most) as text, d.entity_id, d.by_hand,
                array(select distinct coalesce(b.stream, '') from document_board b where b.document_id = d.id) as boards, d.status, d.doc_type, d.created_at as at,
                array(select t.name from document_tags dt join tags t on t.id = dt.tag_id where dt.document_id = d.id) as tags
            from documents d where d.id = any(:ids) and d.trashed_at is null
            """;
    private static final String CARDS = """
            select c.id, c.subject as title, concat_ws(' ', c.customer_name, c.customer_email, c.company_name) as people, left(c.snippet, :most) as text,
                c.entity_id, c.stream, c.status, c.tags, c.last_message_at as at
            from card c where c.id = any(:ids) and c.status <> 'merged'
            """;
    /** A message lies where each of its filings does. */
    private static final String MESSAGES = """
            select m.id, m.subject as title, m.from_name || ' ' || m.from_email || ' '
                    || coalesce((select string_agg(concat_ws(' ', a->>'name', a->>'email'), ' ') from jsonb_array_elements(m.to_list || m.cc_list) a), '')
                    as people,
                left(t.text, :most) || coalesce((select string_agg(' ' || (a->>'filename'), '') from jsonb_array_elements(m.attachments) a), '') as text,
                coalesce(m.date, m.received_at) as at,
                array(select f.held_by || coalesce('/' || c.stream, '') from filing f
                    left join card c on c.thread_id = f.thread_id and f.disposition = 'carded' where f.message_id = m.id) as places,
                array(select distinct f.disposition from filing f where f.message_id = m.id) as statuses
            from message m join message_text t on t.message_id = m.id where m.id = any(:ids)
                and exists (select from filing f where f.message_id = m.id)
            """;

    private static final String COMPANIES = """
            select c.id, c.name as title, array_to_string(c.domains, ' ') as people, left(array_to_string(c.gstins, ' '), :most) as text, c.created_at as at
            from company c where c.id = any(:ids)
            """;

    private final JdbcClient sql;

    Items(JdbcClient sql) {
        this.sql = sql;
    }

    /** How many of a kind are read at once: some are long. */
    static int atOnce(ItemType type) {
        return switch (type) {
            case DOCUMENT -> 20;
            case MESSAGE -> 200;
            case CARD, COMPANY, PRELEAD -> 500;
        };
    }

    /** Those of them that there are. */
    List<SearchItem> all(ItemType type, Collection<UUID> ids) {
        return read(type, ids, LONGEST);
    }

    List<SearchItem> withoutTexts(ItemType type, Collection<UUID> ids) {
        return read(type, ids, 0);
    }

    private List<SearchItem> read(ItemType type, Collection<UUID> ids, int longest) {
        if (type == ItemType.PRELEAD || ids.isEmpty()) {
            return List.of();
        }
        return sql.sql(select(type))
                .param("ids", ids.toArray(UUID[]::new))
                .param("most", longest)
                .query(row(type))
                .list();
    }

    private static String select(ItemType type) {
        return switch (type) {
            case DOCUMENT -> DOCUMENTS;
            case CARD -> CARDS;
            case MESSAGE -> MESSAGES;
            case COMPANY, PRELEAD -> COMPANIES;
        };
    }

    /** The next ids of a kind, in their order; nothing when there are no more. */
    List<UUID> after(ItemType type, UUID id) {
        String table = switch (type) {
            case DOCUMENT -> "documents";
            case CARD -> "card";
            case MESSAGE -> "message";
            case COMPANY -> "company";
            case PRELEAD -> null;
        };
        if (table == null) {
            return List.of();
        }
        return sql.sql("select id from " + table + " where id > :id order by id limit :most")
                .param("id", id)
                .param("most", atOnce(type))
                .query(Items::id)
                .list();
    }

    List<UUID> ofThread(UUID thread) {
        return sql.sql("select message_id from filing where thread_id = :thread")
                .param("thread", thread)
                .query(Items::id)
                .list();
    }

    List<UUID> cardsOf(Collection<UUID> messages) {
        if (messages.isEmpty()) {
            return List.of();
        }
        return sql.sql("""
                        select distinct c.id from filing f join card c on c.thread_id = f.thread_id
                        where f.message_id = any(:messages) and f.disposition = 'carded'
                        """)
                .param("messages", messages.toArray(UUID[]::new))
                .query(Items::id)
                .list();
    }

    private static UUID id(ResultSet row, int n) throws SQLException {
        return row.getObject(1, UUID.class);
    }

    private static RowMapper<SearchItem> row(ItemType type) {
        return (row, n) -> {
            String title = row.getString("title");
            String text = Objects.requireNonNullElse(row.getString("text"), "");
            String people = row.getString("people");
            return new SearchItem(
                    new ItemKey(type, row.getObject("id", UUID.class)),
                    title,
                    people,
                    text,
                    Codes.in(title, text),
                    places(type, row),
                    statuses(type, row),
                    type == ItemType.DOCUMENT ? row.getString("doc_type") : null,
                    type == ItemType.DOCUMENT || type == ItemType.CARD ? strings(row.getArray("tags")) : List.of(),
                    row.getObject("at", OffsetDateTime.class).toInstant());
        };
    }

    private static Collection<Place> places(ItemType type, ResultSet row) throws SQLException {
        return switch (type) {
            case DOCUMENT -> {
                UUID entity = row.getObject("entity_id", UUID.class);
                yield row.getBoolean("by_hand")
                        ? List.of(new Place(entity, null))
                        : strings(row.getArray("boards")).stream()
                                .map(board -> new Place(entity, board.isEmpty() ? null : board))
                                .toList();
            }
            case CARD -> List.of(new Place(row.getObject("entity_id", UUID.class), row.getString("stream")));
            case MESSAGE -> {
                Set<Place> places = new LinkedHashSet<>();
                for (String mark : strings(row.getArray("places"))) {
                    String[] parts = mark.split("/", 2);
                    places.add(new Place(UUID.fromString(parts[0]), parts.length == 2 ? parts[1] : null));
                }
                yield places;
            }
            case COMPANY, PRELEAD -> List.of(Place.EVERYWHERE);
        };
    }

    private static Set<String> statuses(ItemType type, ResultSet row) throws SQLException {
        return switch (type) {
            case DOCUMENT, CARD -> Set.of(row.getString("status"));
            case MESSAGE -> new HashSet<>(strings(row.getArray("statuses")));
            case COMPANY, PRELEAD -> Set.of();
        };
    }

    private static List<String> strings(Array array) throws SQLException {
        return new ArrayList<>(Arrays.asList((String[]) array.getArray()));
    }
}
