package pebble.board;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pebble.identity.Caller;
import pebble.identity.KnownStreams;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The boards there are. */
@Component
public class Streams implements KnownStreams {
    /** Where a card goes whose place is unknown. */
    public static final String UNCLASSIFIED = "unclassified";

    private static final String SELECT = "select key, name, version, columns from stream ";

    private final JdbcClient sql;
    private final JsonMapper json;

    Streams(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    @Override
    public Set<String> keys() {
        return Set.copyOf(sql.sql("select key from stream")
                .query((row, number) -> row.getString("key"))
                .list());
    }

    /** Those granted to the caller, in the order of the rail. */
    public List<Stream> all(Caller caller) {
        return sql.sql(SELECT + "where :all or key = any(:streams) order by position, key")
                .params(caller.grants())
                .query(this::read)
                .list();
    }

    /** Refuses with {@code STREAM_NOT_FOUND} also when the caller is not granted it. */
    public Stream get(Caller caller, String key) {
        return find(caller, key).orElseThrow(BoardError.STREAM_NOT_FOUND::problem);
    }

    public Optional<Stream> find(Caller caller, String key) {
        return sql.sql(SELECT + "where key = :key and (:all or key = any(:streams))")
                .param("key", key)
                .params(caller.grants())
                .query(this::read)
                .optional();
    }

    /**
     * As {@link #get}, held until the transaction ends: its columns stay as they are, so that no card is laid into one that is
     * being taken away. Those who lay cards do not wait for each other.
     */
    Stream hold(Caller caller, String key) {
        return sql.sql(SELECT + "where key = :key and (:all or key = any(:streams)) for key share")
                .param("key", key)
                .params(caller.grants())
                .query(this::read)
                .optional()
                .orElseThrow(BoardError.STREAM_NOT_FOUND::problem);
    }

    /** Those of the boards that there are, all held as {@link #hold} does. */
    List<Stream> hold(Collection<String> keys) {
        return sql.sql(SELECT + "where key = any(:keys) order by key for key share")
                .param("keys", keys.toArray(String[]::new))
                .query(this::read)
                .list();
    }

    /** Held besides against others who count, so that two cards cannot both take a full column's last place. */
    void holdCount(String key) {
        sql.sql("select key from stream where key = :key for no key update")
                .param("key", key)
                .query(String.class)
                .single();
    }

    /** Held against everybody who lays cards, to be designed anew. */
    Stream holdDesign(Caller caller, String key) {
        return sql.sql(SELECT + "where key = :key and (:all or key = any(:streams)) for update")
                .param("key", key)
                .params(caller.grants())
                .query(this::read)
                .optional()
                .orElseThrow(BoardError.STREAM_NOT_FOUND::problem);
    }

    /** The place, held; or the inbox of its board where the column is no more. */
    Place standing(Place place) {
        boolean stands = hold(List.of(place.stream())).stream()
                .anyMatch(stream -> stream.column(place.column()).isPresent());
        return stands ? place : new Place(place.stream(), Stream.FIRST, place.position(), place.placedByPerson());
    }

    /** False when the key is taken. */
    boolean add(Stream stream) {
        return sql.sql("""
                insert into stream (key, name, position, columns)
                select :key, :name, coalesce(max(position), 0) + 1, :columns::jsonb from stream
                on conflict (key) do nothing
                """)
                        .param("key", stream.key())
                        .param("name", stream.name())
                        .param("columns", json.writeValueAsString(stream.columns()))
                        .update()
                == 1;
    }

    void update(Stream stream) {
        sql.sql("update stream set name = :name, columns = :columns::jsonb, version = :version where key = :key")
                .param("key", stream.key())
                .param("name", stream.name())
                .param("columns", json.writeValueAsString(stream.columns()))
                .param("version", stream.version())
                .update();
    }

    /** Columns that hold cards which a person could still want to find there. */
    List<String> columnsInUse(String stream) {
        return sql.sql("select distinct column_key from card where stream = :stream and status <> 'merged'")
                .param("stream", stream)
                .query((row, number) -> row.getString("column_key"))
                .list();
    }

    private Stream read(ResultSet row, int number) throws SQLException {
        return new Stream(
                row.getString("key"),
                row.getString("name"),
                row.getInt("version"),
                json.readValue(row.getString("columns"), new TypeReference<List<Stream.Column>>() {}));
    }
}
