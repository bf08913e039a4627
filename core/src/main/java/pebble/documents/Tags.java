package pebble.documents;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pebble.identity.Caller;
import pebble.mime.CleanText;
import pebble.shared.Problem;

/** The words by which documents are sorted: those that Pebble gives by itself, from a closed list, and those that people add. */
@Component
public class Tags {
    private static final int LONGEST = 100;

    private final JdbcClient sql;
    private final Clock clock;

    Tags(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * A tag.
     *
     * @param type {@code custom} of people, {@code system} of the closed list
     * @param documents that carry it and that the caller may see
     */
    public record Tag(TagId id, String name, String type, int documents) {}

    /** By name: those on documents that the caller may see. */
    public List<Tag> all(Caller caller) {
        return sql.sql("""
                        select t.id, t.name, t.type, c.documents
                        from tags t join (
                            select dt.tag_id, count(*) as documents from document_tags dt join documents d on d.id = dt.document_id
                            where d.trashed_at is null and""" + Documents.GRANTED_OF_ALL + """
                            group by dt.tag_id) c on c.tag_id = t.id
                        order by t.name
                        """)
                .params(caller.grants())
                .query(Tags::row)
                .list();
    }

    /**
     * A tag on a document.
     *
     * @param source {@code manual} by a person, {@code auto} by Pebble
     * @param confidence of Pebble, 0 to 1
     */
    public record Given(
            String name, String source, @Nullable BigDecimal confidence) {}

    /** By name; whether the document may be seen, its reader has asked. */
    public List<Given> of(DocumentId document) {
        return sql.sql("""
                        select t.name, dt.source, dt.confidence from document_tags dt join tags t on t.id = dt.tag_id
                        where dt.document_id = :id order by t.name
                        """)
                .param("id", document.value())
                .query((row, n) ->
                        new Given(row.getString("name"), row.getString("source"), row.getBigDecimal("confidence")))
                .list();
    }

    /** What people wrote, as it is kept: one line, no blanks around, in small letters, so that one word is one tag. */
    static List<String> valid(List<String> names) {
        return names.stream()
                .map(name ->
                        CleanText.clean(name).strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT))
                .peek(Tags::check)
                .distinct()
                .toList();
    }

    private static void check(String name) {
        if (name.isEmpty() || name.length() > LONGEST) {
            throw Problem.field("tags", "must be words of at most " + LONGEST + " characters");
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw Problem.field("tags", "must be plain words");
        }
    }

    /** By hand. A tag that a machine gave becomes the person's. */
    @Transactional(propagation = Propagation.MANDATORY)
    void add(DocumentId document, Collection<String> names) {
        put(document, names, "custom", "manual", null);
        sql.sql("""
                        delete from document_untagged u using tags t where u.document_id = :document and u.tag_id = t.id and t.name = any(:names)
                        """)
                .param("document", document.value())
                .param("names", names.toArray(String[]::new))
                .update();
    }

    /** By hand, for good: the machine does not give it again. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean remove(DocumentId document, String name) {
        return sql.sql("""
                        with taken as (
                            delete from document_tags using tags t
                            where document_id = :document and tag_id = t.id and t.name = lower(:name)
                            returning tag_id)
                        insert into document_untagged (document_id, tag_id) select :document, tag_id from taken on conflict do nothing
                        """)
                        .param("document", document.value())
                        .param("name", name.strip())
                        .update()
                > 0;
    }

    /** By Pebble itself, so sure of each, 0 to 1, instead of what it gave before. What a person said of a tag stays. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void give(DocumentId document, Map<String, Double> names) {
        sql.sql("""
                        delete from document_tags dt using tags t
                        where dt.document_id = :document and dt.tag_id = t.id and dt.source = 'auto' and not t.name = any(:names)
                        """)
                .param("document", document.value())
                .param("names", names.keySet().toArray(String[]::new))
                .update();
        names.forEach((name, confidence) -> put(document, List.of(name), "system", "auto", confidence));
    }

    private void put(
            DocumentId document, Collection<String> names, String type, String source, @Nullable Double confidence) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        // In order: two writers of the same tags then wait for each other instead of deadlocking.
        String[] wanted = names.stream().sorted().toArray(String[]::new);
        sql.sql("""
                        insert into tags (name, type, created_at) select n, :type, :now from unnest(:names::text[]) as n
                        on conflict (name) do nothing
                        """)
                .param("names", wanted)
                .param("type", type)
                .param("now", now)
                .update();
        sql.sql("""
                        insert into document_tags (document_id, tag_id, source, confidence, created_at)
                        select :document, t.id, :source, :confidence::decimal, :now from tags t
                        where t.name = any(:names) and (:source = 'manual' or not exists (
                            select from document_untagged u where u.document_id = :document and u.tag_id = t.id))
                        on conflict (document_id, tag_id) do update set source = excluded.source, confidence = excluded.confidence
                            where document_tags.source <> 'manual'
                        """)
                .param("document", document.value())
                .param("names", wanted)
                .param("source", source)
                .param("confidence", confidence)
                .param("now", now)
                .update();
    }

    private static Tag row(ResultSet row, int n) throws SQLException {
        return new Tag(
                new TagId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getString("type"),
                row.getInt("documents"));
    }
}
