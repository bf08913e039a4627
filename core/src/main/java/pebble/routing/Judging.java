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
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pebble.blobs.Sha256;
import pebble.classification.Bounce;
import pebble.classification.NoiseCheck;
import pebble.classification.SenderContext;
import pebble.companies.Companies;
import pebble.companies.Company;
import pebble.identity.Caller;
import pebble.identity.EntityId;
import pebble.identity.People;
import pebble.lessons.Classifier;
import pebble.mail.Filings;
import pebble.mail.Mailbox;
import pebble.mail.MailboxId;
import pebble.mail.Mailboxes;
import pebble.mail.MessageId;
import pebble.mail.OwnAddresses;
import pebble.mail.ThreadId;
import pebble.mime.Mail;
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
     * @param undelivered of the messages that report it, the Message-ID of the mail that could not be delivered
     */
    record Looks(List<Looked> looked, Map<MessageId, String> undelivered) {
        static final Looks NONE = new Looks(List.of(), Map.of());

        Looks only(Set<MessageId> messages) {
            return new Looks(
                    looked.stream()
                            .filter(one -> messages.contains(one.message()))
                            .toList(),
                    undelivered);
        }
    }

    Looks look(EntityId entity, List<Filings.Pending> pending, Map<MessageId, Mail> mails, Map<Sha256, byte[]> raw) {
        Sitting sitting = sitting(router.inForce().rules());
        ZonedDateTime now = clock.instant().atZone(ZoneId.systemDefault());
        Map<MailboxId, Mailbox> known = new HashMap<>();
        List<Looked> looked = new ArrayList<>();
        Map<MessageId, String> undelivered = new HashMap<>();
        for (Filings.Pending message : pending) {
            Mail mail = mails.get(message.message());
            if (mail == null) {
                throw new IllegalStateException("a message that was not read");
            }
            Mailbox mailbox = known.computeIfAbsent(message.mailbox(), mailboxes::get);
            looked.add(sitting.look(
                    message,
                    mailbox,
                    mail,
                    now,
                    () -> classifier.judge(List.of(Looked.passage(mail)), entity).stream()
                            .findFirst()
                            .orElse(null)));
            NoiseCheck.bounceOf(mail, Objects.requireNonNull(raw.get(message.sha256())))
                    .filter(bounce -> bounce.outcome() == Bounce.Outcome.FAILED)
                    .map(Bounce::originalMessageId)
                    .filter(id -> !id.isEmpty())
                    .ifPresent(id -> undelivered.put(message.message(), id));
        }
        return new Looks(looked, undelivered);
    }

    /** The threads in which, by these messages, a mail of ours could not be delivered. */
    Set<ThreadId> bounced(EntityId entity, Looks looks) {
        Set<String> ids = looks.looked().stream()
                .map(one -> looks.undelivered().get(one.message()))
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return ids.isEmpty()
                ? Set.of()
                : new LinkedHashSet<>(filings.threadsOf(entity, ids, new HashSet<>(mailboxes.ownAddresses())));
    }

    private String owner(String domain) {
        Company company = companies.byDomain(List.of(domain)).get(domain);
        return company == null ? "" : company.name();
    }

    /** Of those rules, and of whom we know at this moment. */
    Sitting sitting(Rules rules) {
        return new Sitting(
                rules,
                OwnAddresses.of(new HashSet<>(mailboxes.ownAddresses())),
                people.entities(Caller.SYSTEM),
                people.colleagues().stream()
                        .map(one -> new SenderContext.Colleague(one.name(), one.email()))
                        .toList(),
                companies.domains(),
                this::owner);
    }
}
