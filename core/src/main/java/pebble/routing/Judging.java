package pebble.routing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import pebble.blobs.Sha256;
import pebble.classification.Bounce;
import pebble.classification.Noise;
import pebble.classification.NoiseCheck;
import pebble.classification.SenderCheck;
import pebble.classification.SenderContext;
import pebble.classification.SenderVerdict;
import pebble.companies.Companies;
import pebble.identity.EntityId;
import pebble.identity.People;
import pebble.mail.Disposition;
import pebble.mail.Filings;
import pebble.mail.Mailbox;
import pebble.mail.MailboxId;
import pebble.mail.Mailboxes;
import pebble.mail.MessageId;
import pebble.mail.OwnAddresses;
import pebble.mail.ThreadId;
import pebble.mime.Mail;

/** Says of each message whether it is noise, whether its sender is who it says, and which of our own mails it reports on. */
@Component
class Judging {
    private final Mailboxes mailboxes;
    private final Companies companies;
    private final People people;
    private final Filings filings;

    Judging(Mailboxes mailboxes, Companies companies, People people, Filings filings) {
        this.mailboxes = mailboxes;
        this.companies = companies;
        this.people = people;
        this.filings = filings;
    }

    /**
     * @param judged in the order of the messages
     * @param news of the messages that are not noise
     * @param bounced threads in which a mail of ours could not be delivered
     */
    record Verdicts(List<Filings.Judged> judged, Map<MessageId, ThreadCards.News> news, Set<ThreadId> bounced) {}

    Verdicts judge(
            EntityId entity, List<Filings.Pending> pending, Map<MessageId, Mail> mails, Map<Sha256, byte[]> raw) {
        Set<String> own = new HashSet<>(mailboxes.ownAddresses());
        OwnAddresses addresses = OwnAddresses.of(own);
        Map<MailboxId, Mailbox> known = new HashMap<>();
        Map<String, SenderContext> contexts = new HashMap<>();
        List<Filings.Judged> judged = new ArrayList<>();
        Map<MessageId, ThreadCards.News> news = new LinkedHashMap<>();
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
            Optional<Noise> noise = NoiseCheck.check(mail, addresses);
            judged.add(new Filings.Judged(
                    message.message(),
                    noise.isPresent() ? Disposition.NOISE : Disposition.CARDED,
                    noise.map(n -> n.kind().key()).orElse(null),
                    noise.map(Noise::reason).orElse(null),
                    shown(sender)));
            if (noise.isEmpty()) {
                news.put(message.message(), new ThreadCards.News(mailbox, shown(sender), badges(sender)));
            }
            NoiseCheck.bounceOf(mail, Objects.requireNonNull(raw.get(message.sha256())))
                    .filter(bounce -> bounce.outcome() == Bounce.Outcome.FAILED)
                    .map(Bounce::originalMessageId)
                    .filter(id -> !id.isEmpty())
                    .ifPresent(bounced::add);
        }
        Set<ThreadId> threads =
                bounced.isEmpty() ? Set.of() : new LinkedHashSet<>(filings.threadsOf(entity, bounced, own));
        return new Verdicts(judged, news, threads);
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

    private static pebble.board.SenderCheck shown(SenderVerdict sender) {
        return new pebble.board.SenderCheck(sender.verdict().key(), sender.reasons());
    }

    private static List<String> badges(SenderVerdict sender) {
        return switch (sender.verdict()) {
            case OK, UNKNOWN -> List.of();
            case SUSPICIOUS, SPOOFED -> List.of("spoof");
        };
    }
}
