package pebble.routing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pebble.board.Cards;
import pebble.classification.Noise;
import pebble.classification.NoiseKind;
import pebble.classification.SenderVerdict;
import pebble.classifier.Intents;
import pebble.classifier.Passage;
import pebble.companies.Companies;
import pebble.identity.EntityId;
import pebble.lessons.Classifier;
import pebble.lessons.Verdict;
import pebble.mail.Disposition;
import pebble.mail.Filings;
import pebble.mail.MessageId;
import pebble.mail.ThreadId;
import pebble.mime.Address;
import pebble.mime.Mail;
import pebble.router.Judgement;

/**
 * Finds the place of every message that opens a card. The order is: rules, noise check, what is remembered of people's words, the mailbox's own board, the
 * model. A message whose thread has a card already goes there, and nobody is asked.
 */
@Component
class Placing {
    private final Filings filings;
    private final Cards cards;
    private final Companies companies;
    private final Classifier classifier;
    private final SecondOpinion opinion;

    Placing(Filings filings, Cards cards, Companies companies, Classifier classifier, SecondOpinion opinion) {
        this.filings = filings;
        this.cards = cards;
        this.companies = companies;
        this.classifier = classifier;
        this.opinion = opinion;
    }

    /**
     * @param looked as before, with noise as it is known now
     * @param judged in the same order
     * @param news of the messages that are not noise
     * @param questions about mail that nobody was sure of
     */
    record Placed(
            List<Looked> looked,
            List<Filings.Judged> judged,
            Map<MessageId, ThreadCards.News> news,
            List<Questions.Wanted> questions) {}

    /** What is kept of a judgement with its message: what the preview of other rules need not ask again. */
    record Routed(List<String> rules, @Nullable Verdict verdict) {}

    /**
     * What memory and model say of the messages that look as if they opened a card, because they answer none. To be asked before the entity's turn is
     * taken: the model takes its time.
     */
    Map<MessageId, Verdict> foreseen(EntityId entity, List<Looked> messages) {
        return verdicts(
                entity,
                messages.stream()
                        .filter(one -> one.mail().references().isEmpty() && isOpen(one, true) && isForModel(one))
                        .toList());
    }

    /**
     * To be called when the messages have their threads, before they are filed.
     *
     * @param foreseen of some of them
     */
    Placed place(EntityId entity, List<Looked> messages, Map<MessageId, Verdict> foreseen) {
        boolean remembers = classifier.remembers();
        List<Looked> open =
                messages.stream().filter(one -> isOpen(one, remembers)).toList();
        Map<MessageId, ThreadId> openers = openers(entity, open);
        Map<MessageId, Verdict> verdicts = verdicts(
                entity,
                open.stream().filter(one -> openers.containsKey(one.message())).toList(),
                foreseen);
        Set<MessageId> passedOver = open.stream().map(Looked::message).collect(Collectors.toSet());
        passedOver.removeAll(openers.keySet());
        Set<String> known = known(open, verdicts);
        List<Looked> looked = messages.stream()
                .map(one ->
                        one.asNoise(noise(one.rules(), one.noise(), one.mail(), verdicts.get(one.message()), known)))
                .toList();
        Map<MessageId, ThreadCards.News> news = new LinkedHashMap<>();
        List<Filings.Judged> judged = new ArrayList<>();
        List<Questions.Wanted> questions = new ArrayList<>();
        for (Looked one : looked) {
            MessageId message = one.message();
            Verdict verdict = verdicts.get(message);
            judged.add(judged(one, verdict));
            if (one.noise() == null) {
                news.put(
                        message,
                        new ThreadCards.News(
                                one.mailbox(),
                                shown(one.sender()),
                                badges(one.sender()),
                                passedOver.contains(message)
                                        ? null
                                        : Placement.of(one.rules(), one.mailbox(), verdict)));
                ThreadId thread = openers.get(message);
                if (thread != null
                        && verdict != null
                        && one.mailbox().defaultStream() == null
                        && opinion.isWanted(verdict)) {
                    questions.add(new Questions.Wanted(thread, message, verdict.bestStream(), verdict.confidence()));
                }
            }
        }
        return new Placed(looked, judged, news, questions);
    }

    private static Filings.Judged judged(Looked one, @Nullable Verdict verdict) {
        Noise noise = one.noise();
        return new Filings.Judged(
                one.message(),
                noise == null ? Disposition.CARDED : Disposition.NOISE,
                noise == null ? null : noise.kind().key(),
                noise == null ? null : noise.reason(),
                shown(one.sender()),
                new Routed(
                        one.rules().reasons().stream()
                                .map(reason -> reason.rule().toString())
                                .toList(),
                        verdict));
    }

    /** Of every thread without a card the newest message from outside, which says what is wanted now; of ours alone the newest. */
    private Map<MessageId, ThreadId> openers(EntityId entity, List<Looked> open) {
        if (open.isEmpty()) {
            return Map.of();
        }
        Map<MessageId, ThreadId> threads =
                filings.threads(entity, open.stream().map(Looked::message).toList());
        Set<ThreadId> carded =
                cards
                        .byThread(threads.values().stream()
                                .map(ThreadId::value)
                                .distinct()
                                .toList())
                        .stream()
                        .map(card -> new ThreadId(card.threadId()))
                        .collect(Collectors.toSet());
        Map<ThreadId, Looked> newest = new LinkedHashMap<>();
        for (Looked one : open) {
            ThreadId thread = threads.get(one.message());
            if (thread != null && !carded.contains(thread)) {
                newest.merge(thread, one, Placing::newer);
            }
        }
        Map<MessageId, ThreadId> openers = new LinkedHashMap<>();
        newest.forEach((thread, one) -> openers.put(one.message(), thread));
        return openers;
    }

    /** Whether anything but a rule has still to say where it goes. */
    static boolean isOpen(Looked one, boolean remembers) {
        Judgement rules = one.rules();
        if (rules.stream() != null || rules.noise() != null) {
            return false;
        }
        return remembers || isForModel(one);
    }

    /** The model is asked only where the mailbox has no board of its own, or the noise check may be wrong; memory everywhere. */
    static boolean isForModel(Looked one) {
        return one.noise() == null ? one.mailbox().defaultStream() == null : isDoubtful(one.noise());
    }

    /** Machines send orders and tenders too: that a machine wrote is not yet that nobody is asked for anything. */
    private static boolean isDoubtful(Noise noise) {
        return noise.kind() == NoiseKind.SYSTEM_NOTICE || noise.kind() == NoiseKind.OTP;
    }

    private static Looked newer(Looked one, Looked other) {
        if (one.isOurs() != other.isOurs()) {
            return one.isOurs() ? other : one;
        }
        Comparator<Looked> byDate =
                Comparator.comparing(looked -> looked.mail().date(), Comparator.nullsFirst(Comparator.naturalOrder()));
        return byDate.compare(one, other) > 0 ? one : other;
    }

    /** What counts of what was once said of a message that opens a card. */
    static @Nullable Verdict heeded(Looked one, @Nullable Verdict verdict) {
        boolean counts = verdict != null && isOpen(one, true) && (isForModel(one) || verdict.isRemembered());
        return counts ? verdict : null;
    }

    private Map<MessageId, Verdict> verdicts(EntityId entity, List<Looked> openers, Map<MessageId, Verdict> foreseen) {
        Map<MessageId, Verdict> verdicts = new HashMap<>();
        List<Looked> unforeseen = new ArrayList<>();
        for (Looked one : openers) {
            Verdict verdict = foreseen.get(one.message());
            if (verdict == null) {
                unforeseen.add(one);
            } else {
                verdicts.put(one.message(), verdict);
            }
        }
        verdicts.putAll(verdicts(entity, unforeseen));
        return verdicts;
    }

    /** What memory and model say of messages that are open and open a card. */
    Map<MessageId, Verdict> verdicts(EntityId entity, List<Looked> openers) {
        List<Looked> judged = new ArrayList<>();
        List<Looked> recalled = new ArrayList<>();
        for (Looked one : openers) {
            (isForModel(one) ? judged : recalled).add(one);
        }
        Map<MessageId, Verdict> verdicts = new HashMap<>();
        List<Verdict> said = classifier.judge(passages(judged), entity);
        for (int n = 0; n < said.size(); n++) {
            verdicts.put(judged.get(n).message(), said.get(n));
        }
        List<Optional<Verdict>> remembered = classifier.recall(passages(recalled), entity);
        for (int n = 0; n < remembered.size(); n++) {
            MessageId message = recalled.get(n).message();
            remembered.get(n).ifPresent(verdict -> verdicts.put(message, verdict));
        }
        return verdicts;
    }

    private static List<Passage> passages(List<Looked> messages) {
        return messages.stream().map(Looked::passage).toList();
    }

    /**
     * What people once said of the like, or a model that is sure, may call a mail noise; and that it is none, people of all kinds, the model of doubtful ones.
     *
     * @param found by the rules or the noise check
     * @param known mail domains of companies, as {@link #known} finds them
     */
    static @Nullable Noise noise(
            Judgement rules, @Nullable Noise found, Mail mail, @Nullable Verdict verdict, Set<String> known) {
        if (verdict == null || rules.stream() != null || rules.noise() != null) {
            return found;
        }
        if (!verdict.bestStream().equals(Intents.NOISE)) {
            boolean wrong = verdict.isRemembered() || found != null && isDoubtful(found) && verdict.isSure();
            return wrong ? null : found;
        }
        if (!verdict.isSure()
                || found != null
                || rules.notNoise()
                || !verdict.isRemembered() && speaksForItself(mail, known)) {
            return found;
        }
        return new Noise(NoiseKind.of(verdict.intent()), String.join("; ", verdict.reasons()));
    }

    /** A lost enquiry costs more than a newsletter on the board: a reply, and whoever we know, is not kept off it by a model. */
    private static boolean speaksForItself(Mail mail, Set<String> known) {
        return !mail.references().isEmpty() || domains(mail).anyMatch(known::contains);
    }

    /** The domains, of those whose mail might be called noise, that are a company's own. */
    private Set<String> known(List<Looked> messages, Map<MessageId, Verdict> verdicts) {
        return known(messages.stream()
                .filter(one -> isCalledNoise(verdicts.get(one.message())))
                .map(Looked::mail)
                .toList());
    }

    static boolean isCalledNoise(@Nullable Verdict verdict) {
        return verdict != null && verdict.isSure() && verdict.bestStream().equals(Intents.NOISE);
    }

    /** The domains, of those who wrote these mails, that are a company's own. */
    Set<String> known(List<Mail> mails) {
        List<String> domains =
                mails.stream().flatMap(Placing::domains).distinct().toList();
        return domains.isEmpty() ? Set.of() : companies.byDomain(domains).keySet();
    }

    static Stream<String> domains(Mail mail) {
        return mail.from().stream()
                .map(Address::email)
                .map(email -> email.substring(email.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT));
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
