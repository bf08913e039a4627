package pebble.board;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The transaction of an act. Two people's acts may meet in a way the database resolves by refusing one; that one is simply done
 * again, and when that does not help either, refused. Inside a caller's own transaction there is nothing to repeat: the
 * caller does.
 */
@Component
public class Attempts {
    private static final Logger log = LoggerFactory.getLogger(Attempts.class);
    private static final int MOST = 5;

    private final TransactionTemplate whole;
    private final TransactionTemplate step;

    Attempts(PlatformTransactionManager transactions) {
        whole = new TransactionTemplate(transactions);
        step = new TransactionTemplate(transactions);
        step.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    public <T> T run(Supplier<T> act) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return act.get();
        }
        try {
            return attempt(whole, act, ConcurrencyFailureException.class, () -> {});
        } catch (ConcurrencyFailureException met) {
            log.warn("act given up after {} attempts cause={}", MOST, met.getMessage());
            throw BoardError.ACTS_MET.problem();
        }
    }

    /** A part that may find a place taken: only the part is taken back, changed and tried again. */
    <T> T placing(Supplier<T> part, Runnable otherwise) {
        return attempt(step, part, DuplicateKeyException.class, otherwise);
    }

    private static <T> T attempt(
            TransactionTemplate transaction,
            Supplier<T> work,
            Class<? extends RuntimeException> passing,
            Runnable otherwise) {
        for (int attempt = 1; ; attempt++) {
            try {
                @Nullable T result = transaction.execute(status -> work.get());
                return Objects.requireNonNull(result);
            } catch (ConcurrencyFailureException | DuplicateKeyException met) {
                if (attempt == MOST || !passing.isInstance(met)) {
                    throw met;
                }
                otherwise.run();
            }
        }
    }
}
