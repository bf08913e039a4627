package pebble.router;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pebble.identity.People.Person;
import pebble.identity.UserId;
import tools.jackson.databind.json.JsonMapper;

/** Every state the router ever had. The latest is in force. */
@Component
class RouterVersions {
    private static final String SELECT = """
            select version, saved_at, saved_by, saved_by_name, note, configuration from router_version
            """;

    private final JdbcClient sql;
    private final JsonMapper json;

    RouterVersions(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** A line of the history. */
    record Line(int version, java.time.Instant savedAt, Person savedBy, String note, int rules) {}

    /** Until the transaction ends nobody else adds a version. Who holds mailboxes too must have taken them before. */
    void lock() {
        sql.sql("lock table router_version in share row exclusive mode").update();
    }

    int latestNumber() {
        return sql.sql("select max(version) from router_version")
                .query(Integer.class)
                .single();
    }

    RouterVersion latest() {
        return sql.sql(SELECT + "order by version desc limit 1")
                .query(this::read)
                .single();
    }

    Optional<RouterVersion> find(int version) {
        return sql.sql(SELECT + "where version = :version")
                .param("version", version)
                .query(this::read)
                .optional();
    }

    /** The newest first. */
    List<Line> lines(@Nullable Integer before, int limit) {
        return sql.sql("""
                        select version, saved_at, saved_by, saved_by_name, note,
                            jsonb_array_length(configuration -> 'rules') as rules
                        from router_version
                        where cast(:before as int) is null or version < :before
                        order by version desc limit :limit
                        """)
                .param("before", before)
                .param("limit", limit)
                .query((row, n) -> new Line(
                        row.getInt("version"),
                        row.getObject("saved_at", OffsetDateTime.class).toInstant(),
                        person(row),
                        row.getString("note"),
                        row.getInt("rules")))
                .list();
    }

    void add(RouterVersion version) {
        sql.sql("""
                        insert into router_version (version, saved_at, saved_by, saved_by_name, note, configuration)
                        values (:version, :at, :by, :name, :note, :configuration::jsonb)
                        """)
                .param("version", version.version())
                .param("at", version.savedAt().atOffset(ZoneOffset.UTC))
                .param("by", version.savedBy().id().value())
                .param("name", version.savedBy().name())
                .param("note", version.note())
                .param("configuration", json.writeValueAsString(version.configuration()))
                .update();
    }

    private RouterVersion read(ResultSet row, int n) throws SQLException {
        return new RouterVersion(
                row.getInt("version"),
                row.getObject("saved_at", OffsetDateTime.class).toInstant(),
                person(row),
                row.getString("note"),
                json.readValue(row.getString("configuration"), Configuration.class));
    }

    private static Person person(ResultSet row) throws SQLException {
        return new Person(new UserId(row.getObject("saved_by", UUID.class)), row.getString("saved_by_name"));
    }
}
