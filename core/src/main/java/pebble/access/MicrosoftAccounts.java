package pebble.access;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pebble.identity.Caller;
import pebble.identity.IdentityChanged;
import pebble.identity.UserDisabled;
import pebble.identity.UserId;

/**
 * Which user an account of the tenant is. An address finds the user only the first time; from then on the account is known by its
 * object id, so that whoever gets an address later does not get the user with it. Disabling a user forgets their account.
 */
@Component
class MicrosoftAccounts {
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MicrosoftAccounts(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** @param addresses in small letters that somebody answers for; several must not lead to several users */
    record Account(UUID tenant, UUID object, List<String> addresses) {}

    @Transactional
    Optional<UserId> findOrBind(Account account) {
        Optional<UserId> bound = find(account);
        return bound.isPresent() ? bound : bind(account);
    }

    private Optional<UserId> find(Account account) {
        return jdbc.sql("""
                        select u.id from microsoft_account m join app_user u on u.id = m.user_id
                        where m.tenant = :tenant and m.object = :object and u.disabled_at is null
                        """)
                .param("tenant", account.tenant())
                .param("object", account.object())
                .query(UUID.class)
                .optional()
                .map(UserId::new);
    }

    private Optional<UserId> bind(Account account) {
        List<UUID> users = jdbc.sql("""
                        select id from app_user where lower(email) = any(:addresses) and disabled_at is null
                        """)
                .param("addresses", account.addresses().toArray(String[]::new))
                .query((row, n) -> row.getObject("id", UUID.class))
                .list();
        if (users.size() != 1) {
            return Optional.empty();
        }
        var user = new UserId(users.getFirst());
        // Nothing is written where the account is somebody else's or the user has another account.
        int written = jdbc.sql("""
                        insert into microsoft_account (tenant, object, user_id, bound_at)
                        values (:tenant, :object, :user, :now) on conflict do nothing
                        """)
                .param("tenant", account.tenant())
                .param("object", account.object())
                .param("user", user.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (written == 0) {
            // Two first sign-ins at once: the other one may have bound this very account.
            return find(account);
        }
        events.publishEvent(new IdentityChanged(
                Caller.SYSTEM,
                "user.microsoft_account_bound",
                "user",
                user.toString(),
                null,
                null,
                Map.of("object", account.object().toString())));
        return Optional.of(user);
    }

    @EventListener
    void on(UserDisabled event) {
        jdbc.sql("delete from microsoft_account where user_id = :user")
                .param("user", event.user().value())
                .update();
    }
}
