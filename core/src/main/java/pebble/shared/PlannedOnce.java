package pebble.shared;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * For transactions whose statements are the same for every mail. PostgreSQL takes a statement over an array for dearer when it is planned for any
 * array, and so plans it anew each time: that took as long as doing it (1.4 of 3.1 ms a mail, {@code pg_stat_statements}).
 */
public final class PlannedOnce {
    private PlannedOnce() {}

    /** Until the transaction ends. */
    public static void inThisTransaction(JdbcClient sql) {
        sql.sql("set local plan_cache_mode = force_generic_plan").update();
    }
}
