package pebble.routing;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pebble.blobs.Sha256;
import pebble.board.Classification;
import pebble.classification.Noise;
import pebble.facts.Fact;
import pebble.facts.Language;
import pebble.facts.Urgency;
import pebble.identity.Caller;
import pebble.identity.EntityId;
import pebble.identity.Role;
import pebble.lessons.Classifier;
import pebble.lessons.Verdict;
import pebble.mail.Filings;
import pebble.mail.Mailbox;
import pebble.mail.MailboxId;
import pebble.mail.MailboxKind;
import pebble.mail.Mailboxes;
import pebble.mail.MessageId;
import pebble.mime.Address;
import pebble.mime.Header;
import pebble.mime.Mail;
import pebble.mime.Quotes;
import pebble.router.Router;

/**
 * Judges a mail that nobody sent, as one that had just come to the first of our mailboxes it is addressed to would be; if to none, by rules and classifier alone.
 * Who asks waits for the answer, so that a language model gets little time; nor is it asked for those who only look on, or more often than {@link TrialAllowance} says.
 */
@Component
class Trial {
    private static final UUID NOBODY = new UUID(0, 0);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final MessageId NO_MESSAGE = new MessageId(NOBODY);
    private static final Mailbox NO_MAILBOX = new Mailbox(
            new MailboxId(NOBODY),
            "",
            "",
            List.of(),
            new EntityId(NOBODY),
            MailboxKind.IMPORT,
            Map.of(),
            List.of(),
            null,
            null,
            null,
            0);

    private final Router router;
    private final Judging judging;
    private final Classifier classifier;
    private final SecondOpinion opinion;
    private final TrialAllowance allowance;
    private final Placing placing;
    private final KnownNames names;
    private final Mailboxes mailboxes;
    private final Clock clock;

    Trial(
            Router router,
            Judging judging,
            Classifier classifier,
            SecondOpinion opinion,
            TrialAllowance allowance,
            Placing placing,
            KnownNames names,
            Mailboxes mailboxes,
            Clock clock) {
        this.router = router;
        this.judging = judging;
        this.classifier = classifier;
        this.opinion = opinion;
        this.allowance = allowance;
        this.placing = placing;
        this.names = names;
        this.mailboxes = mailboxes;
        this.clock = clock;
    }

    /**
     * @param stream a board, {@code noise} or {@code unclassified}
     * @param bestStream the likeliest even where that is not sure enough
     * @param urgency by the mail's own words
     */
    record Outcome(
            String stream,
            String bestStream,
            @Nullable String intent,
            double confidence,
            String decidedBy,
            List<String> reasons,
            Urgency.Level urgency,
            String urgencyReason,
            String language,
            List<Fact> entities) {}

    Outcome of(Caller caller, String subject, String text, String from, List<String> to) {
        Mail mail = mail(subject, text, from, to);
        Mailbox mailbox = to.stream()
                .flatMap(address -> mailboxes.find(caller, address).stream())
                .findFirst()
                .orElse(NO_MAILBOX);
        Looked looked = judging.sitting(router.inForce().rules())
                .look(
                        new Filings.Pending(NO_MESSAGE, mailbox.id(), Sha256.of(new byte[0]), null),
                        mailbox,
                        mail,
                        clock.instant().atZone(ZoneId.systemDefault()),
                        () -> classifier.judge(List.of(Looked.passage(mail)), mailbox.entity()).stream()
                                .findFirst()
                                .orElse(null));
        Verdict verdict = Placing.isOpen(looked, classifier.remembers())
                ? placing.verdicts(mailbox.entity(), List.of(looked)).get(NO_MESSAGE)
                : null;
        Noise noise = Placing.noise(
                looked.rules(),
                looked.noise(),
                mail,
                verdict,
                Placing.isCalledNoise(verdict) ? placing.known(List.of(mail)) : Set.of());
        Classification classification = noise == null ? placed(caller, looked, verdict) : Placement.of(noise, verdict);
        Urgency urgency = Urgency.of(subject, Quotes.newestText(mail));
        return new Outcome(
                classification.stream(),
                classification.bestStream() == null ? classification.stream() : classification.bestStream(),
                classification.intent(),
                classification.confidence(),
                classification.decidedBy(),
                classification.reasons(),
                urgency.level(),
                urgency.reason(),
                Language.of(subject, text),
                names.facts(subject, text, mail.from().getFirst()));
    }

    private Classification placed(Caller caller, Looked looked, @Nullable Verdict verdict) {
        Mailbox mailbox = looked.mailbox();
        Classification found = Placement.of(looked.rules(), mailbox == NO_MAILBOX ? null : mailbox, verdict)
                .classification();
        boolean open = looked.rules().stream() == null && mailbox.defaultStream() == null;
        boolean mayAsk = caller.roles().stream().anyMatch(role -> role != Role.VIEWER);
        return open && mayAsk && verdict != null && opinion.isWanted(verdict) && allowance.take(caller.id())
                ? opinion.of(looked.passage(), verdict.bestStream(), verdict.confidence(), PATIENCE)
                        .orElse(found)
                : found;
    }

    private static Mail mail(String subject, String text, String from, List<String> to) {
        return new Mail(
                "",
                List.of(),
                List.of(),
                "",
                subject,
                List.of(new Address("", from.strip())),
                List.of(),
                to.stream().map(address -> new Address("", address.strip())).toList(),
                List.of(),
                null,
                List.of(new Header("From", from.strip()), new Header("Subject", subject)),
                text,
                "",
                List.of(),
                Set.of(),
                null,
                null,
                "",
                null);
    }
}
