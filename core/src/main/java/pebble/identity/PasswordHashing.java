package pebble.identity;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;
import pebble.shared.CommonError;
import pebble.shared.Problem;

/**
 * Argon2id with the parameters OWASP's Password Storage Cheat Sheet asks for (19 MiB, two passes, one lane). Each hash takes
 * memory and a core, so only as many run at once as there are cores; the others wait their turn.
 */
@Component
public class PasswordHashing {
    /** Of nobody's password: verified against when there is no such user, so that both answers take the same time. */
    private static final String NOBODYS = "$argon2id$v=19$m=19456,t=2,p=1$" + "A".repeat(22) + "$" + "A".repeat(43);

    private final Argon2PasswordEncoder argon2 = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);
    private final Semaphore turns = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    public String hash(String password) {
        return inTurn(() -> {
            String hash = argon2.encode(password);
            return hash == null ? "" : hash;
        });
    }

    /** False, after the same work, where there is no hash to compare with. */
    public boolean matches(String password, @Nullable String hash) {
        return inTurn(() -> argon2.matches(password, hash == null ? NOBODYS : hash)) && hash != null;
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(10, TimeUnit.SECONDS)) {
                throw busy();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    private static Problem busy() {
        return new Problem(CommonError.UNAVAILABLE, "Too many people are signing in at once. Try again in a moment.");
    }
}
