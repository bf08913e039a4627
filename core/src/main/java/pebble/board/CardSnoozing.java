package pebble.board;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import pebble.identity.Caller;
import pebble.shared.Problem;

/** A card sleeps until a time, and wakes: at that time, when a person says so, or (see {@link CardRefreshing}) by a reply. */
@Component
class CardSnoozing {
    private final Cards cards;
    private final Acts acts;
    private final Attempts attempts;

    CardSnoozing(Cards cards, Acts acts, Attempts attempts) {
        this.cards = cards;
        this.acts = acts;
        this.attempts = attempts;
    }

    /** Until when; read only once the card is known to exist. Null takes up again the snooze that a reply ended. */
    interface Until {
        @Nullable
        Instant time();
    }

    Acted snooze(Caller caller, CardId card, Expected expected, Until until) {
        return acts.act(caller, card, expected, before -> asleep(before, until.time()));
    }

    Acted wake(Caller caller, CardId card, Expected expected) {
        return acts.act(caller, card, expected, CardSnoozing::awake);
    }

    Step asleep(Card before, @Nullable Instant until) {
        Standing standing = before.standing();
        if (!before.isOpen() && standing.status() != CardStatus.SNOOZED) {
            throw BoardError.CARD_STATUS.problem(Map.of("status", standing.status()));
        }
        Instant time = until == null ? standing.wokenFrom() : until;
        if (time == null) {
            throw Problem.field("until", "is required: no reply ended an earlier snooze");
        }
        if (!time.isAfter(acts.now())) {
            throw Problem.field("until", "must lie in the future");
        }
        return new Step(before, before.with(Standing.snoozed(time)), "snoozed");
    }

    private static Step awake(Card before) {
        if (before.standing().status() != CardStatus.SNOOZED) {
            throw BoardError.CARD_STATUS.problem(
                    Map.of("status", before.standing().status()));
        }
        return new Step(before, before.with(Standing.OPEN), "woken");
    }

    /** Wakes whatever is due; may run anywhere at any time, twice too. */
    int wakeDue() {
        return attempts.run(() -> {
            List<Card> due = cards.due(acts.now());
            acts.record(Caller.SYSTEM, due.stream().map(CardSnoozing::awake).toList(), null);
            return due.size();
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class Job {
        @Bean
        RecurringTask<Void> wakeSnoozedCards(CardSnoozing snoozing) {
            return Tasks.recurring("wake-snoozed-cards", FixedDelay.of(Duration.ofSeconds(5)))
                    .execute((instance, context) -> {
                        while (snoozing.wakeDue() > 0) {
                            // more than one bite
                        }
                    });
        }
    }
}
