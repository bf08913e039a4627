package pebble.lessons;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pebble.classifier.Model;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Every model there ever was. One is in force. */
@Component
class Models {
    private static final String LINE = """
            select m.number, m.trained_at, m.origin, m.encoder, m.examples, m.figures, m.lessons, m.reason,
                m.number = s.model as in_force
            from classifier_model m cross join classifier_state s
            """;

    private final JdbcClient sql;
    private final JsonMapper json;

    Models(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /**
     * What there is: up to which lesson, and which model is in force.
     *
     * @param erased how often lessons were erased
     * @param read how often an encoder read some of them
     */
    record State(
            long lessons, long erased, long read, @Nullable Integer model) {
        State upTo(long lesson) {
            return new State(Math.max(lesson, lessons), erased, read, model);
        }

        /** Whether what is known of that state needs only what came after it. */
        boolean continues(State earlier) {
            return erased == earlier.erased() && Objects.equals(model, earlier.model());
        }
    }

    /**
     * A model in the list of them.
     *
     * @param examples it was trained on, by where they came from
     * @param figures measured on what was held back
     * @param lessons up to which it knows what people taught
     */
    record Line(
            int number,
            Instant trainedAt,
            String origin,
            String encoder,
            Map<String, Integer> examples,
            Map<String, Double> figures,
            long lessons,
            String reason,
            boolean inForce) {}

    State state() {
        return state("");
    }

    /** Nobody else adds a model or teaches until the transaction ends. */
    State hold() {
        return state(" for update");
    }

    private State state(String held) {
        return sql.sql("select lessons, erased, read, model from classifier_state" + held)
                .query((row, n) -> new State(
                        row.getLong("lessons"),
                        row.getLong("erased"),
                        row.getLong("read"),
                        row.getObject("model", Integer.class)))
                .single();
    }

    Model get(int number) {
        return Model.of(sql.sql("select bytes from classifier_model where number = :number")
                .param("number", number)
                .query((row, n) -> row.getBytes("bytes"))
                .single());
    }

    Optional<Line> find(int number) {
        return sql.sql(LINE + "where m.number = :number")
                .param("number", number)
                .query(this::line)
                .optional();
    }

    Optional<Line> find(byte[] sha256) {
        return sql.sql(LINE + "where m.sha256 = :sha256 order by m.number desc limit 1")
                .param("sha256", sha256)
                .query(this::line)
                .optional();
    }

    Optional<Line> newestOf(String encoder) {
        return sql.sql(LINE + "where m.encoder = :encoder order by m.number desc limit 1")
                .param("encoder", encoder)
                .query(this::line)
                .optional();
    }

    /** The newest first. */
    List<Line> all() {
        return sql.sql(LINE + "order by m.number desc").query(this::line).list();
    }

    /** The state is held. */
    int add(Line line, byte[] sha256, byte[] bytes) {
        return sql.sql("""
                        insert into classifier_model (number, trained_at, origin, encoder, sha256, bytes, examples, figures, lessons, reason)
                        select coalesce(max(number), 0) + 1, :at, :origin, :encoder, :sha256, :bytes, :examples::jsonb, :figures::jsonb,
                            :lessons, :reason
                        from classifier_model
                        returning number
                        """)
                .param("at", line.trainedAt().atOffset(ZoneOffset.UTC))
                .param("origin", line.origin())
                .param("encoder", line.encoder())
                .param("sha256", sha256)
                .param("bytes", bytes)
                .param("examples", json.writeValueAsString(line.examples()))
                .param("figures", json.writeValueAsString(line.figures()))
                .param("lessons", line.lessons())
                .param("reason", line.reason())
                .query(Integer.class)
                .single();
    }

    /** Of models that are not in force the newest are kept, and those that came with Pebble. */
    void forgetOld() {
        sql.sql("""
                        delete from classifier_model where origin <> 'starter' and number <> (select model from classifier_state)
                            and number not in (select number from classifier_model order by number desc limit 10)
                        """).update();
    }

    void putInForce(int number) {
        sql.sql("update classifier_state set model = :number")
                .param("number", number)
                .update();
    }

    private Line line(java.sql.ResultSet row, int n) throws java.sql.SQLException {
        return new Line(
                row.getInt("number"),
                row.getObject("trained_at", OffsetDateTime.class).toInstant(),
                row.getString("origin"),
                row.getString("encoder"),
                json.readValue(row.getString("examples"), new TypeReference<Map<String, Integer>>() {}),
                json.readValue(row.getString("figures"), new TypeReference<Map<String, Double>>() {}),
                row.getLong("lessons"),
                row.getString("reason"),
                row.getBoolean("in_force"));
    }
}
