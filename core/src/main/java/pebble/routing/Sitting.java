package pebble.routing;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import pebble.classification.Noise;
import pebble.classification.NoiseCheck;
import pebble.classification.SenderCheck;
import pebble.classification.SenderContext;
import pebble.classification.SenderVerdict;
import pebble.identity.EntityId;
import pebble.lessons.Verdict;
import pebble.mail.Filings;
import pebble.mail.Mailbox;
import pebble.mail.OwnAddresses;
import pebble.mime.Address;
import pebble.mime.Mail;
import pebble.router.Judgement;
import pebble.router.Letter;
import pebble.router.Rules;

/** The rules, and whom we know, for the messages that are looked at together. Pure; for any number of threads. */
final class Sitting {
    private final Rules rules;
    private final OwnAddresses own;
    private final Map<EntityId, String> entities;
    private final List<SenderContext.Colleague> colleagues;
    private final List<String> companies;
    private final UnaryOperator<String> owner;
    private final Map<String, SenderContext> contexts = new ConcurrentHashMap<>();
    private final Map<String, String> owners = new ConcurrentHashMap<>();

    /**
     * @param companies the mail domains of those we deal with
     * @param owner the name of the company whose mail domain it is; empty for a domain that is none's
     */
    Sitting(
            Rules rules,
            OwnAddresses own,
            Map<EntityId, String> entities,
            List<SenderContext.Colleague> colleagues,
            List<String> companies,
            UnaryOperator<String> owner) {
        this.rules = rules;
        this.own = own;
        this.entities = entities;
        this.colleagues = colleagues;
        this.companies = companies;
        this.owner = owner;
    }

    /**
     * @param mailbox the one it came through
     * @param at in the zone whose clock and weekdays the rules mean
     * @param classifier asked only where a rule wants to know
     */
    Looked look(
            Filings.Pending message,
            Mailbox mailbox,
            Mail mail,
            ZonedDateTime at,
            Supplier<@Nullable Verdict> classifier) {
        SenderVerdict sender = SenderCheck.check(
                mail,
                contexts.computeIfAbsent(
                        String.valueOf(mailbox.settings().getOrDefault("authserv_id", "")),
                        authservId -> new SenderContext(own, colleagues, companies, authservId)));
        var arrived = new Letter.Arrived(
                mailbox.id(), mailbox.address(), mailbox.entity(), entities.getOrDefault(mailbox.entity(), ""), at);
        Judgement said = rules.judge(
                new Letter(mail, arrived, sender.verdict(), () -> companies(mail), () -> guess(classifier.get())));
        boolean isOurs = mail.from().stream().map(Address::email).anyMatch(own::contains);
        return new Looked(message, mailbox, mail, sender, isOurs, said, noise(said, mail, own));
    }

    private List<String> companies(Mail mail) {
        return Placing.domains(mail)
                .map(domain -> owners.computeIfAbsent(domain, owner))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    private static Letter.Guess guess(@Nullable Verdict verdict) {
        return verdict == null
                ? Letter.Guess.NONE
                : new Letter.Guess(verdict.bestStream(), verdict.intent(), verdict.confidence());
    }

    /** What a rule calls noise, or, where no rule has a word on it, the noise check. */
    private static @Nullable Noise noise(Judgement said, Mail mail, OwnAddresses own) {
        Judgement.Unwanted unwanted = said.noise();
        if (unwanted != null) {
            return new Noise(unwanted.kind(), unwanted.reason());
        }
        return said.stream() != null || said.notNoise()
                ? null
                : NoiseCheck.check(mail, own).orElse(null);
    }
}
