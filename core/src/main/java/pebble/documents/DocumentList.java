package pebble.documents;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pebble.identity.Caller;
import pebble.identity.EntityId;
import pebble.shared.Page;
import pebble.shared.RowPlace;

/** The documents in a list, narrowed, newest first. */
@Component
public class DocumentList {
    /** More are passed over. */
    private static final int WORDS = 20;

    private static final Pattern ASN = Pattern.compile("(?:asn)?(\\d{1,9})");

    private final JdbcClient sql;

    DocumentList(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Which documents a list holds; null means any.
     *
     * @param words that stand in the file's name, each of them, or the number under which the paper lies in the archive, {@code ASN123} or {@code 123}
     * @param holding those that hold the words, which count whatever their names
     */
    public record Filter(
            @Nullable EntityId entity,
            @Nullable DocumentStatus status,
            @Nullable String type,
            @Nullable String category,
            @Nullable String tag,
            @Nullable String words,
            Collection<DocumentId> holding,
            boolean trashed) {}

    public Page<Document> list(Caller caller, Filter filter, int limit, @Nullable String cursor) {
        Map<String, @Nullable Object> params = new LinkedHashMap<>();
        String query = listSql(caller, filter, RowPlace.of(cursor), params);
        params.put("limit", limit + 1);
        List<Document> rows =
                sql.sql(query).params(params).query(Documents::row).list();
        return Page.of(
                rows, limit, row -> new RowPlace(row.createdAt(), row.id().value()).key());
    }

    /** Only what was asked for stands in the query: an index serves what it says, not what it leaves open. */
    static String listSql(
            Caller caller, Filter filter, @Nullable RowPlace after, Map<String, @Nullable Object> params) {
        List<String> conditions = new ArrayList<>();
        conditions.add(filter.trashed() ? "d.trashed_at is not null" : "d.trashed_at is null");
        if (!caller.isAdmin()) {
            conditions.add(Documents.GRANTED);
            params.putAll(caller.grants());
        }
        narrow(
                conditions,
                params,
                "d.entity_id = :entity",
                "entity",
                filter.entity() == null ? null : filter.entity().value());
        narrow(
                conditions,
                params,
                "d.status = :status",
                "status",
                filter.status() == null ? null : filter.status().key());
        narrow(conditions, params, "d.doc_type = :type", "type", filter.type());
        narrow(conditions, params, "d.category = :category", "category", filter.category());
        narrow(conditions, params, """
                d.id in (select dt.document_id from document_tags dt join tags t on t.id = dt.tag_id where t.name = :tag)""", "tag", filter.tag());
        List<String> named = new ArrayList<>();
        // One condition a word: the index of trigrams serves no "like all".
        for (String word : words(filter.words())) {
            String name = "word" + params.size();
            Long asn = asn(word);
            if (asn != null) {
                params.put(name + "n", asn);
            }
            narrow(
                    named,
                    params,
                    "(lower(d.filename) like :" + name + (asn == null ? ")" : " or d.asn = :" + name + "n)"),
                    name,
                    pattern(word));
        }
        if (!named.isEmpty() && !filter.holding().isEmpty()) {
            named = List.of("(" + String.join(" and ", named) + " or d.id = any(:holding))");
            params.put(
                    "holding", filter.holding().stream().map(DocumentId::value).toArray(UUID[]::new));
        }
        conditions.addAll(named);
        if (after != null) {
            conditions.add("(d.created_at, d.id) < (:at, :id)");
            params.put("at", after.utc());
            params.put("id", after.id());
        }
        return "select " + Documents.COLUMNS + " from documents d where " + String.join(" and ", conditions)
                + " order by d.created_at desc, d.id desc limit :limit";
    }

    /** How many there are of each status, and how many in the trash. */
    public record Counts(Map<DocumentStatus, Integer> byStatus, int trashed) {}

    public Counts count(Caller caller, @Nullable EntityId entity) {
        Map<DocumentStatus, Integer> byStatus = new EnumMap<>(DocumentStatus.class);
        for (DocumentStatus status : DocumentStatus.values()) {
            byStatus.put(status, 0);
        }
        String ofEntity = " and (:entity::uuid is null or d.entity_id = :entity) ";
        UUID only = entity == null ? null : entity.value();
        sql.sql("select d.status, count(*) as n from documents d where d.trashed_at is null and"
                        + Documents.GRANTED_OF_ALL + ofEntity + "group by 1")
                .params(caller.grants())
                .param("entity", only)
                .query(row -> {
                    int n = row.getInt("n");
                    DocumentStatus.find(row.getString("status")).ifPresent(status -> byStatus.put(status, n));
                });
        int trashed = sql.sql("select count(*) from documents d where d.trashed_at is not null and"
                        + Documents.GRANTED_OF_ALL + ofEntity)
                .params(caller.grants())
                .param("entity", only)
                .query(Integer.class)
                .single();
        return new Counts(byStatus, trashed);
    }

    private static void narrow(
            List<String> conditions,
            Map<String, @Nullable Object> params,
            String condition,
            String name,
            @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            params.put(name, value);
        }
    }

    private static @Nullable Long asn(String word) {
        Matcher number = ASN.matcher(word);
        return number.matches() ? Long.valueOf(number.group(1)) : null;
    }

    private static String pattern(String word) {
        return "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    private static List<String> words(@Nullable String words) {
        if (words == null || words.isBlank()) {
            return List.of();
        }
        return Arrays.stream(words.strip().toLowerCase(Locale.ROOT).split("\\s+"))
                .limit(WORDS)
                .toList();
    }
}
