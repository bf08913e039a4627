package pebble.routing;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import pebble.board.CardSorting;
import pebble.board.Classification;
import pebble.classifier.Passage;
import pebble.jobs.Jobs;
import pebble.llm.Answer;
import pebble.llm.Finish;
import pebble.llm.LlmSettings;
import pebble.mail.Filings;
import pebble.mail.Mailboxes;
import pebble.mail.OwnAddresses;
import pebble.routing.Questions.Question;

/**
 * Asks the language model what waits to be asked. The cards lie in triage meanwhile, where people see them. One job asks for all, so that a model that takes
 * its time holds one worker and not those that imports and mailboxes need. While the model is away the questions wait, as long as it takes, and are asked
 * when it is back; one that gets no answer of use ends with a sentence on its card.
 */
@Component
class Asking {
    static final TaskDescriptor<Void> TASK = TaskDescriptor.of("ask-language-model", Void.class);
    private static final Logger log = LoggerFactory.getLogger(Asking.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(500);

    /** A model that answers nonsense three times will do so the fourth time. */
    private static final int NONSENSE = 3;

    /** A question waits twice as long each time, up to so many times the pause in which the model is left alone. */
    private static final int LONGEST = 20;

    private final Questions questions;
    private final SecondOpinion opinion;
    private final LlmSettings settings;
    private final Filings filings;
    private final Mailboxes mailboxes;
    private final CardSorting sorting;
    private final Jobs jobs;
    private final TransactionTemplate transaction;

    Asking(
            Questions questions,
            SecondOpinion opinion,
            LlmSettings settings,
            Filings filings,
            Mailboxes mailboxes,
            CardSorting sorting,
            Jobs jobs,
            PlatformTransactionManager transactions) {
        this.questions = questions;
        this.opinion = opinion;
        this.settings = settings;
        this.filings = filings;
        this.mailboxes = mailboxes;
        this.sorting = sorting;
        this.jobs = jobs;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** In the transaction that opened the cards. */
    void want(Collection<Questions.Wanted> more) {
        if (!more.isEmpty()) {
            questions.add(more);
            jobs.scheduleNow(TASK);
        }
    }

    /** Until nothing is due any more, or the model is away. */
    void askDue() {
        if (!opinion.isConfigured()) {
            return;
        }
        Round round = new Round();
        try (ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> done : askers.invokeAll(Collections.nCopies(settings.concurrency(), round))) {
                done.get();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException broken) {
            throw new IllegalStateException("the language model could not be asked", broken.getCause());
        }
    }

    /** Askers side by side; who has no question waits for more as long as another is at one. */
    private final class Round implements Callable<Boolean> {
        private final AtomicBoolean away = new AtomicBoolean();
        private final Set<Question> taken = ConcurrentHashMap.newKeySet();

        @Override
        public Boolean call() throws InterruptedException {
            while (!away.get()) {
                Optional<Question> next = next();
                if (next.isPresent()) {
                    take(next.get());
                } else if (taken.isEmpty()) {
                    return true;
                } else {
                    Thread.sleep(LOOK);
                }
            }
            return false;
        }

        private void take(Question question) {
            try {
                if (!ask(question)) {
                    away.set(true);
                }
            } finally {
                taken.remove(question);
            }
        }

        private synchronized Optional<Question> next() {
            return questions.due(settings.concurrency()).stream()
                    .filter(taken::add)
                    .findFirst();
        }
    }

    /** @return whether the model was there */
    private boolean ask(Question question) {
        try {
            Filings.Words words = filings.words(List.of(question.message())).get(question.message());
            if (words == null || !isOpen(question)) {
                questions.end(question);
                return true;
            }
            return heard(
                    question, opinion.asked(new Passage(words.subject(), words.replyText(), words.from()), PATIENCE));
        } catch (RuntimeException poison) {
            log.error("cannot be asked about message={}", question.message(), poison);
            questions.putOff(question, pause(question), "Pebble could not ask; its log tells why.", false);
            return true;
        }
    }

    /** Not when a person was there first: did anything with the card, or answered the mail from elsewhere since. */
    private boolean isOpen(Question question) {
        if (!sorting.waits(question.thread().value())) {
            return false;
        }
        OwnAddresses own = OwnAddresses.of(new HashSet<>(mailboxes.ownAddresses()));
        return filings.inThreads(List.of(question.thread())).stream()
                .filter(letter -> letter.date().isAfter(question.since()))
                .noneMatch(letter -> own.contains(letter.from().email()));
    }

    private boolean heard(Question question, Answer answer) {
        Optional<Classification> said = SecondOpinion.said(answer, question.best(), question.confidence());
        if (said.isPresent()) {
            transaction.executeWithoutResult(status -> {
                if (isOpen(question)) {
                    sorting.sort(question.thread().value(), said.get());
                }
                questions.end(question);
            });
            return true;
        }
        String why = answer instanceof Answer.Missing missing ? missing.why() : "";
        if (answer instanceof Answer.Missing missing && missing.passes()) {
            questions.putOff(question, pause(question), why, false);
            return false;
        }
        if (isWorthAnother(answer) && question.nonsense() + 1 < NONSENSE) {
            questions.putOff(question, pause(question), why, true);
        } else {
            transaction.executeWithoutResult(status -> {
                sorting.leave(
                        question.thread().value(),
                        "The language model was asked too and gave no answer of use: " + why);
                questions.end(question);
            });
        }
        return true;
    }

    private static boolean isWorthAnother(Answer answer) {
        return answer.finish() == Finish.FAILED || answer.finish() == Finish.LENGTH;
    }

    private Duration pause(Question question) {
        return settings.rest().multipliedBy(Math.min(1L << Math.min(question.asked(), 10), LONGEST));
    }

    @Configuration(proxyBeanMethods = false)
    static class Job {
        /** As often as a model that is left alone may be tried again; new questions do not wait for it. */
        @Bean
        RecurringTask<Void> askLanguageModel(Asking asking, LlmSettings settings) {
            return Tasks.recurring(TASK.getTaskName(), FixedDelay.of(settings.rest()))
                    .execute((instance, context) -> asking.askDue());
        }
    }
}
