package pebble.routing;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pebble.blobs.Sha256;
import pebble.classification.Bounce;
import pebble.classification.Noise;
import pebble.classification.NoiseCheck;
import pebble.classification.SenderCheck;
import pebble.classification.SenderContext;
import pebble.classification.SenderVerdict;
import pebble.companies.Companies;
import pebble.identity.Caller;
import pebble.identity.EntityId;
import pebble.identity.People;
import pebble.lessons.Classifier;
import pebble.lessons.Verdict;
import pebble.mail.Filings;
import pebble.mail.Mailbox;
import pebble.mail.MailboxId;
import pebble.mail.Mailboxes;
import pebble.mail.MessageId;
import pebble.mail.OwnAddresses;
import pebble.mail.ThreadId;
import pebble.mime.Mail;
import pebble.router.Judgement;
import pebble.router.Letter;
import pebble.router.Router;
import pebble.router.Rules;

/** Looks at each message once: what the rules say of it, whether it is noise, whether its sender is who it says, which of our own mails it reports on. */
@Component
class Judging {
    private final Router router;
    private final Classifier classifier;
    private final Mailboxes mailboxes;
    private final Companies companies;
    private final People people;
    private final Filings filings;
    private final Clock clock;

    Judging(
            Router router,
            Classifier classifier,
            Mailboxes mailboxes,
            Companies companies,
            People people,
            Filings filings,
            Clock clock) {
        this.router = router;
        this.classifier = classifier;
        this.mailboxes = mailboxes;
        this.companies = companies;
        this.people = people;
        this.filings = filings;
        this.clock = clock;
    }

    /**
     * @param looked in the order of the messages
     * @param bounced threads in which a mail of ours could not be delivered
     */
    record Looks(List<Looked> looked, Set<ThreadId> bounced) {}

    Looks look(EntityId entity, List<Filings.Pending> pending, Map<MessageId, Mail> mails, Map<Sha256, byte[]> raw) {
        Set<String> own = new HashSet<>(mailboxes.ownAddresses());
        OwnAddresses addresses = OwnAddresses.of(own);
        Rules rules = router.inForce().rules();
        ZonedDateTime now = clock.instant().atZone(ZoneId.systemDefault());
        String name = people.entities(Caller.SYSTEM).getOrDefault(entity, "");
        Map<MailboxId, Mailbox> known = new HashMap<>();
        Map<String, SenderContext> contexts = new HashMap<>();
        List<Looked> looked = new ArrayList<>();
        Set<String> bounced = new LinkedHashSet<>();
        for (Filings.Pending message : pending) {
            Mail mail = mails.get(message.message());
            if (mail == null) {
                throw new IllegalStateException("a message that was not read");
            }
            Mailbox mailbox = known.computeIfAbsent(message.mailbox(), mailboxes::get);
            SenderVerdict sender = SenderCheck.check(
                    mail,
                    contexts.computeIfAbsent(
                            String.valueOf(mailbox.settings().getOrDefault("authserv_id", "")),
                            authservId -> context(addresses, authservId)));
            Judgement said = rules.judge(new Letter(
                    mail,
                    new Letter.Arrived(mailbox.id(), mailbox.address(), entity, name, now),
                    sender.verdict(),
                    () -> guess(classifier.judge(List.of(Looked.passage(mail)), entity).stream()
                            .findFirst()
                            .orElse(null))));
            looked.add(new Looked(message, mailbox, mail, sender, said, noise(said, mail, addresses)));
            NoiseCheck.bounceOf(mail, Objects.requireNonNull(raw.get(message.sha256())))
                    .filter(bounce -> bounce.outcome() == Bounce.Outcome.FAILED)
                    .map(Bounce::originalMessageId)
                    .filter(id -> !id.isEmpty())
                    .ifPresent(bounced::add);
        }
        Set<ThreadId> threads =
                bounced.isEmpty() ? Set.of() : new LinkedHashSet<>(filings.threadsOf(entity, bounced, own));
        return new Looks(looked, threads);
    }

    static Letter.Guess guess(@Nullable Verdict verdict) {
        return verdict == null
                ? Letter.Guess.NONE
                : new Letter.Guess(verdict.bestStream(), verdict.intent(), verdict.confidence());
    }

    /** What a rule calls noise, or, where no rule has a word on it, the noise check. */
    static @Nullable Noise noise(Judgement said, Mail mail, OwnAddresses own) {
        Judgement.Unwanted unwanted = said.noise();
        if (unwanted != null) {
            return new Noise(unwanted.kind(), unwanted.reason());
        }
        return said.stream() != null || said.notNoise()
                ? null
                : NoiseCheck.check(mail, own).orElse(null);
    }

    private SenderContext context(OwnAddresses own, String authservId) {
        return new SenderContext(
                own,
                people.colleagues().stream()
                        .map(c -> new SenderContext.Colleague(c.name(), c.email()))
                        .toList(),
                companies.domains(),
                authservId);
    }
}
