package pebble.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import pebble.shared.Database;
import pebble.shared.Problem;

class AttemptsTest {
    private final Attempts attempts = new Attempts(new JdbcTransactionManager(Database.fresh()));
    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void an_act_that_met_another_is_done_again() {
        int done = attempts.run(() -> meeting(3));

        assertThat(done).isEqualTo(3);
    }

    @Test
    void an_act_that_meets_others_every_time_is_refused_as_a_conflict() {
        assertThatThrownBy(() -> attempts.run(() -> meeting(100)))
                .isInstanceOfSatisfying(
                        Problem.class, refused -> assertThat(refused.code()).isEqualTo(BoardError.ACTS_MET))
                .hasMessageContaining("try again");
        assertThat(tries).hasValue(5);
    }

    private int meeting(int until) {
        int now = tries.incrementAndGet();
        if (now < until) {
            throw new CannotAcquireLockException("deadlock detected");
        }
        return now;
    }
}
