package pebble.routing;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import pebble.blobs.Blobs;
import pebble.identity.Caller;
import pebble.lessons.Classifier;
import pebble.mail.Mailbox;
import pebble.mail.MailboxId;
import pebble.mail.Mailboxes;
import pebble.router.Configuration;
import pebble.router.Configuration.MailboxDefault;
import pebble.router.Draft;
import pebble.router.Drafting;

/** Tells of the latest messages where a router that nobody has saved would bring the like. Changes nothing, and takes nobody's turn. */
@Component
class Preview {
    static final int MOST = 1_000;
    static final int MOST_DAYS = 30;
    private static final Duration FOR_THE_CLASSIFIER = Duration.ofMillis(1_500);

    /** Of so many messages at once the beginnings are held in memory: 25 MB at most. */
    private static final int AT_ONCE = 100;

    private final Drafting drafting;
    private final Samples samples;
    private final Judging judging;
    private final Placing placing;
    private final Classifier classifier;
    private final Mailboxes mailboxes;
    private final Blobs blobs;
    private final PreviewTelling telling;
    private final Clock clock;

    Preview(
            Drafting drafting,
            Samples samples,
            Judging judging,
            Placing placing,
            Classifier classifier,
            Mailboxes mailboxes,
            Blobs blobs,
            PreviewTelling telling,
            Clock clock) {
        this.drafting = drafting;
        this.samples = samples;
        this.judging = judging;
        this.placing = placing;
        this.classifier = classifier;
        this.mailboxes = mailboxes;
        this.blobs = blobs;
        this.telling = telling;
        this.clock = clock;
    }

    /** Refuses a configuration that could not be saved. */
    Previewed of(Caller caller, Configuration configuration, int most, int days) {
        long began = System.nanoTime();
        Draft draft = drafting.draft(caller, configuration);
        List<Sampled> latest = samples.latest(caller, clock.instant().minus(Duration.ofDays(days)), most);
        Hearing hearing = new Hearing(
                judging.sitting(draft.rules()),
                mailboxes(caller, draft.configuration()),
                placing,
                classifier,
                blobs,
                samples,
                new Patience(FOR_THE_CLASSIFIER));
        List<Hearing.Outcome> outcomes = new ArrayList<>();
        for (int n = 0; n < latest.size(); n += AT_ONCE) {
            outcomes.addAll(hearing.judge(latest.subList(n, Math.min(n + AT_ONCE, latest.size()))));
        }
        outcomes.sort(
                Comparator.comparingLong((Hearing.Outcome one) -> one.sampled().seq())
                        .reversed());
        return telling.of(draft, outcomes, began);
    }

    /** As the draft has them. A mailbox that it does not name has no board, unless the caller could not name it. */
    private Map<MailboxId, Mailbox> mailboxes(Caller caller, Configuration draft) {
        Map<String, MailboxDefault> defaults = draft.byMailbox();
        return mailboxes.visibleTo(Caller.SYSTEM).stream()
                .map(mailbox -> {
                    MailboxDefault said = defaults.get(mailbox.id().toString());
                    return caller.sees(mailbox.entity())
                            ? mailbox.goingTo(said == null ? null : said.stream())
                            : mailbox;
                })
                .collect(toMap(Mailbox::id, Function.identity()));
    }
}
