package pebble.fields;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pebble.documents.DocumentId;
import pebble.identity.UserId;
import tools.jackson.databind.json.JsonMapper;

/** What documents state. Who asks has been asked for grants already. */
@Component
public class Fields {
    private static final String COLUMNS = " document_id, name, n, value, text, place, confidence, source, ticked_at ";
    private static final Comparator<Field> ORDER =
            Comparator.comparing(Field::name).thenComparingInt(Field::n);

    private final JdbcClient sql;
    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Fields(JdbcClient sql, JdbcTemplate jdbc, JsonMapper json, Clock clock) {
        this.sql = sql;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** In the order of their names. */
    public List<Field> of(DocumentId document) {
        return sql
                .sql("select" + COLUMNS + "from document_field where document_id = :id")
                .param("id", document.value())
                .query(this::row)
                .list()
                .stream()
                .sorted(ORDER)
                .toList();
    }

    public Map<DocumentId, List<Field>> of(Collection<DocumentId> documents) {
        return sql
                .sql("select" + COLUMNS + "from document_field where document_id = any(:ids)")
                .param("ids", documents.stream().map(DocumentId::value).toArray(UUID[]::new))
                .query((row, n) -> Map.entry(new DocumentId(row.getObject("document_id", UUID.class)), row(row, n)))
                .list()
                .stream()
                .sorted(Map.Entry.comparingByValue(ORDER))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /**
     * Instead of what machines found before. Where a person said or ticked anything under a name, all that stands under it stays as it is: new
     * numbers might belong to other things.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void found(DocumentId document, List<Field> fields) {
        Set<FieldName> persons = EnumSet.noneOf(FieldName.class);
        of(document).stream().filter(Field::isPersons).map(Field::name).forEach(persons::add);
        sql.sql("delete from document_field where document_id = :id and not (name = any(:kept))")
                .param("id", document.value())
                .param("kept", persons.stream().map(FieldName::key).toArray(String[]::new))
                .update();
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        List<Field> fresh =
                fields.stream().filter(field -> !persons.contains(field.name())).toList();
        jdbc.batchUpdate("""
                insert into document_field (document_id, name, n, value, text, place, confidence, source, written_at)
                values (?, ?, ?, ?::jsonb, ?, ?::jsonb, ?, ?, ?)
                """, fresh, 200, (row, field) -> {
            row.setObject(1, document.value());
            row.setString(2, field.name().key());
            row.setInt(3, field.n());
            row.setString(4, json.writeValueAsString(field.value()));
            row.setString(5, field.text());
            row.setString(6, field.place() == null ? null : json.writeValueAsString(field.place()));
            row.setDouble(7, field.confidence());
            row.setString(8, field.source().key());
            row.setObject(9, now);
        });
    }

    /** As a person says it; where it is written stays told. */
    @Transactional(propagation = Propagation.MANDATORY)
    void say(DocumentId document, Field said, UserId by) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        sql.sql("""
                        insert into document_field (document_id, name, n, value, text, place, confidence, source, said_by, ticked_at, ticked_by, written_at)
                        values (:id, :name, :n, :value::jsonb, :text, :place::jsonb, :confidence, :source, :by, :ticked, :tickedBy, :now)
                        on conflict (document_id, name, n) do update set value = excluded.value, confidence = excluded.confidence,
                            source = excluded.source, said_by = excluded.said_by, ticked_at = excluded.ticked_at, ticked_by = excluded.ticked_by,
                            written_at = excluded.written_at
                        """)
                .param("id", document.value())
                .param("name", said.name().key())
                .param("n", said.n())
                .param("value", said.value() == null ? null : json.writeValueAsString(said.value()))
                .param("text", said.text())
                .param("place", said.place() == null ? null : json.writeValueAsString(said.place()))
                .param("confidence", said.confidence())
                .param("source", said.source().key())
                .param("by", by.value())
                .param(
                        "ticked",
                        said.tickedAt() == null ? null : said.tickedAt().atOffset(ZoneOffset.UTC))
                .param("tickedBy", said.tickedAt() == null ? null : by.value())
                .param("now", now)
                .update();
    }

    private Field row(ResultSet row, int n) throws SQLException {
        FieldName name = FieldName.valueOf(row.getString("name").toUpperCase(Locale.ROOT));
        String value = row.getString("value");
        String place = row.getString("place");
        OffsetDateTime ticked = row.getObject("ticked_at", OffsetDateTime.class);
        return new Field(
                name,
                row.getInt("n"),
                value == null ? null : json.readValue(value, FieldValue.class),
                row.getString("text"),
                place == null ? null : json.readValue(place, Place.class),
                row.getDouble("confidence"),
                Field.Source.valueOf(row.getString("source").toUpperCase(Locale.ROOT)),
                ticked == null ? null : ticked.toInstant());
    }
}
