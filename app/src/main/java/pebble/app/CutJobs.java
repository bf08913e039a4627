package pebble.app;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pebble.postgres.EmbeddedDatabase;

/**
 * Frees the jobs that were under way when the product was killed. On an embedded database nobody else can be working on them,
 * so there is no need to wait until their heartbeats are missed.
 */
@Component
@ConditionalOnBean(EmbeddedDatabase.class)
class CutJobs implements SmartInitializingSingleton {
    private final JdbcClient sql;

    CutJobs(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void afterSingletonsInstantiated() {
        sql.sql("""
                update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null, version = version + 1
                where picked
                """).update();
    }
}
