package pebble.board;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pebble.identity.Caller;

/** Reminds of due dates: three days, a day and two hours before, in the history of the card and in every browser that shows it. Once each, for each date. */
@Component
class CardReminding {
    /** The nearest first. */
    private static final List<Integer> HOURS = List.of(2, 24, 72);

    private static final int AT_ONCE = 200;

    private final JdbcClient sql;
    private final Cards cards;
    private final Acts acts;
    private final Attempts attempts;
    private final ApplicationEventPublisher events;

    CardReminding(JdbcClient sql, Cards cards, Acts acts, Attempts attempts, ApplicationEventPublisher events) {
        this.sql = sql;
        this.cards = cards;
        this.acts = acts;
        this.attempts = attempts;
        this.events = events;
    }

    private record Coming(CardId card, Instant due, int hours) {}

    /** @return of how many cards; may run anywhere at any time, twice too */
    int remind() {
        return attempts.run(() -> {
            List<Coming> coming = coming(acts.now());
            List<Step> steps = new ArrayList<>();
            for (Coming one : coming) {
                Card card = cards.lock(Caller.SYSTEM, one.card());
                if (told(one) && one.due().equals(card.handling().dueAt())) {
                    CardDueSoon soon = new CardDueSoon(card, one.hours());
                    events.publishEvent(soon);
                    steps.add(new Step(
                            card, card, "due_soon", Map.of("due_at", one.due().toString(), "within", soon.within())));
                }
            }
            acts.record(Caller.SYSTEM, steps, null);
            return coming.size();
        });
    }

    private List<Coming> coming(Instant now) {
        return sql.sql("""
                        select c.id, c.due_at, min(h.hours) as hours
                        from card c cross join unnest(:hours::int[]) as h (hours)
                        where c.due_at > :now and c.due_at <= :now + h.hours * interval '1 hour' and c.status in ('open', 'snoozed') and c.column_key <> :last
                        group by c.id, c.due_at
                        having not exists (select from card_reminder r where r.card_id = c.id and r.due_at = c.due_at and r.hours <= min(h.hours))
                        order by c.id limit :most
                        """)
                .param("hours", HOURS.toArray(Integer[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("last", Stream.LAST)
                .param("most", AT_ONCE)
                .query((row, n) -> new Coming(
                        new CardId(row.getObject("id", UUID.class)),
                        row.getObject("due_at", OffsetDateTime.class).toInstant(),
                        row.getInt("hours")))
                .list();
    }

    /** Whether nobody told of it before. */
    private boolean told(Coming one) {
        return sql.sql(
                                "insert into card_reminder (card_id, due_at, hours) values (:card, :due, :hours) on conflict do nothing")
                        .param("card", one.card().value())
                        .param("due", one.due().atOffset(ZoneOffset.UTC))
                        .param("hours", one.hours())
                        .update()
                == 1;
    }

    @Configuration(proxyBeanMethods = false)
    static class Job {
        @Bean
        RecurringTask<Void> remindOfDueCards(CardReminding reminding) {
            return Tasks.recurring("remind-of-due-cards", FixedDelay.of(Duration.ofSeconds(30)))
                    .execute((instance, context) -> {
                        while (reminding.remind() == AT_ONCE) {
                            // more than one bite
                        }
                    });
        }
    }
}
