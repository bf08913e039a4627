package pebble.routing;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pebble.board.Classification;
import pebble.classification.Noise;
import pebble.classification.SenderVerdict;
import pebble.facts.Fact;
import pebble.facts.Language;
import pebble.facts.Urgency;
import pebble.identity.Caller;
import pebble.identity.EntityId;
import pebble.identity.Role;
import pebble.lessons.Classifier;
import pebble.lessons.Verdict;
import pebble.mail.Mailbox;
import pebble.mail.MailboxId;
import pebble.mail.Mailboxes;
import pebble.mail.OwnAddresses;
import pebble.mime.Address;
import pebble.mime.Header;
import pebble.mime.Mail;
import pebble.mime.Quotes;
import pebble.router.Judgement;
import pebble.router.Letter;
import pebble.router.Router;

/**
 * Judges a mail that nobody sent, as one that had just come to the first of our mailboxes it is addressed to would be; if to none, by rules and classifier alone.
 * Who asks waits for the answer, so that a language model gets little time; nor is it asked for those who only look on, or more often than {@link TrialAllowance} says.
 */
@Component
class Trial {
    private static final UUID NOBODY = new UUID(0, 0);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Router router;
    private final Classifier classifier;
    private final SecondOpinion opinion;
    private final TrialAllowance allowance;
    private final Placing placing;
    private final KnownNames names;
    private final Mailboxes mailboxes;
    private final Clock clock;

    Trial(
            Router router,
            Classifier classifier,
            SecondOpinion opinion,
            TrialAllowance allowance,
            Placing placing,
            KnownNames names,
            Mailboxes mailboxes,
            Clock clock) {
        this.router = router;
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
        Optional<Mailbox> mailbox = to.stream()
                .flatMap(address -> mailboxes.find(caller, address).stream())
                .findFirst();
        EntityId entity = mailbox.map(Mailbox::entity).orElse(new EntityId(NOBODY));
        Verdict verdict = classifier.judge(List.of(Looked.passage(mail)), entity).stream()
                .findFirst()
                .orElse(null);
        Judgement rules = router.inForce()
                .rules()
                .judge(new Letter(
                        mail,
                        new Letter.Arrived(
                                mailbox.map(Mailbox::id).orElse(new MailboxId(NOBODY)),
                                mailbox.map(Mailbox::address).orElse(""),
                                entity,
                                "",
                                clock.instant().atZone(ZoneId.systemDefault())),
                        SenderVerdict.Verdict.UNKNOWN,
                        () -> Sitting.guess(verdict)));
        Noise noise = Placing.noise(
                rules,
                Sitting.noise(rules, mail, OwnAddresses.of(new HashSet<>(mailboxes.ownAddresses()))),
                mail,
                verdict,
                Placing.isCalledNoise(verdict) ? placing.known(List.of(mail)) : Set.of());
        Classification classification = noise == null
                ? placed(caller, rules, mailbox.orElse(null), mail, verdict)
                : Placement.of(noise, verdict);
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

    private Classification placed(
            Caller caller, Judgement rules, @Nullable Mailbox mailbox, Mail mail, @Nullable Verdict verdict) {
        Classification found = Placement.of(rules, mailbox, verdict).classification();
        boolean open = rules.stream() == null && (mailbox == null || mailbox.defaultStream() == null);
        boolean mayAsk = caller.roles().stream().anyMatch(role -> role != Role.VIEWER);
        return open && mayAsk && verdict != null && opinion.isWanted(verdict) && allowance.take(caller.id())
                ? opinion.of(Looked.passage(mail), verdict.bestStream(), verdict.confidence(), PATIENCE)
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
