package pebble.identity;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes a fresh install usable, after the migrations and before the port opens: somebody who can sign in, and a legal entity
 * that can hold a mailbox. Two processes that start at once create one of each.
 */
@Component
@DependsOnDatabaseInitialization
@EnableConfigurationProperties(FirstAdminSettings.class)
class FirstStart implements SmartInitializingSingleton {
    static final String EMAIL = "admin@pebble.local";
    private static final Logger log = LoggerFactory.getLogger(FirstStart.class);
    // Without the letters and digits that look alike, so that it can be typed from a terminal: 20 of 32 are 100 bits.
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Users users;
    private final LegalEntities entities;
    private final PasswordHashing hashing;
    private final FirstAdminSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    FirstStart(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Users users,
            LegalEntities entities,
            PasswordHashing hashing,
            FirstAdminSettings settings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.users = users;
        this.entities = entities;
        this.hashing = hashing;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        FirstAdmin created = transaction.execute(status -> prepare());
        if (created != null) {
            events.publishEvent(created);
        }
    }

    private @Nullable FirstAdmin prepare() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('pebble.first_start'))")
                .query((row, n) -> "")
                .single();
        if (entities.all().isEmpty()) {
            entities.create(Caller.SYSTEM, "My company");
        }
        return users.none() ? admin() : null;
    }

    private FirstAdmin admin() {
        String given = settings.password();
        String password = given == null || given.isBlank() ? generate() : given;
        String weakness = PasswordPolicy.refusal(password, EMAIL, "Administrator");
        if (weakness != null) {
            log.warn("PEBBLE_ADMIN_PASSWORD is used as it is, but it {}", weakness);
        }
        var admin = User.create(clock.instant(), EMAIL, "Administrator", Set.of(Role.ADMIN), Set.of(), Set.of());
        users.add(admin, hashing.hash(password));
        events.publishEvent(admin.created(Caller.SYSTEM));
        return new FirstAdmin(EMAIL, password.equals(given) ? null : password);
    }

    private static String generate() {
        var random = new SecureRandom();
        var password = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            password.append(i > 0 && i % 5 == 0 ? "-" : "").append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }
}
