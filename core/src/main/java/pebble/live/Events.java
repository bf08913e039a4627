package pebble.live;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** Writes events in the transaction of the act they tell of. They reach browsers once it has committed, and only then. */
@Component
public class Events {
    private static final String INSERT = """
            insert into live_event (at, type, entity_id, stream, from_entity_id, from_stream, only_for, subject_id, payload, removal)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final EventNumbering numbering;

    Events(JdbcTemplate jdbc, JsonMapper json, Clock clock, EventNumbering numbering) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.numbering = numbering;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void publish(Event event) {
        publish(List.of(event));
    }

    /** In the order given. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void publish(List<Event> events) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.batchUpdate(INSERT, events, 500, (row, event) -> {
            row.setObject(1, now);
            row.setString(2, event.type());
            row.setObject(3, entity(event.now()));
            row.setString(4, event.now() == null ? null : event.now().stream());
            row.setObject(5, entity(event.before()));
            row.setString(6, event.before() == null ? null : event.before().stream());
            row.setObject(7, event.onlyFor() == null ? null : event.onlyFor().value());
            row.setString(8, event.subjectId());
            row.setString(9, json.writeValueAsString(event.data()));
            row.setString(10, event.removal() == null ? null : json.writeValueAsString(event.removal()));
        });
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                numbering.written();
            }
        });
    }

    /**
     * The number of the newest published event. Read in the same snapshot as a list, it is where a browser that shows the list
     * begins to listen: what committed since comes with a higher number.
     */
    public long lastNumber() {
        Long number = jdbc.queryForObject("select last_number from live_position", Long.class);
        return number == null ? 0 : number;
    }

    private static @Nullable UUID entity(Event.@Nullable Scope scope) {
        return scope == null || scope.entity() == null ? null : scope.entity().value();
    }
}
