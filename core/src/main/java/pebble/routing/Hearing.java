package pebble.routing;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import pebble.blobs.Blobs;
import pebble.blobs.Sha256;
import pebble.board.Classification;
import pebble.classification.Noise;
import pebble.identity.EntityId;
import pebble.lessons.Classifier;
import pebble.lessons.Verdict;
import pebble.mail.Mailbox;
import pebble.mail.MailboxId;
import pebble.mail.MessageId;
import pebble.mime.Mail;
import pebble.mime.MailReader;
import pebble.router.Judgement;
import pebble.router.RuleId;

/**
 * Judges filed messages as if they came today, by the same steps as routing and without a change to anything. What memory and model said when a message
 * was routed is taken for what they would say now; they are asked only of what they were not asked then, and only while there is time. For one thread.
 */
final class Hearing {
    private final Sitting sitting;
    private final Map<MailboxId, Mailbox> mailboxes;
    private final Placing placing;
    private final Classifier classifier;
    private final boolean remembers;
    private final Blobs blobs;
    private final Samples samples;
    private final Patience patience;

    /** @param mailboxes as they would be, every one that there is */
    Hearing(
            Sitting sitting,
            Map<MailboxId, Mailbox> mailboxes,
            Placing placing,
            Classifier classifier,
            Blobs blobs,
            Samples samples,
            Patience patience) {
        this.sitting = sitting;
        this.mailboxes = mailboxes;
        this.placing = placing;
        this.classifier = classifier;
        this.remembers = classifier.remembers();
        this.blobs = blobs;
        this.samples = samples;
        this.patience = patience;
    }

    /** @param isOpen whether it hangs on a word of the classifier that is missing */
    private record Heard(
            Sampled sampled, Looked looked, @Nullable Verdict verdict, boolean isOpen) {
        Heard answered(@Nullable Verdict word) {
            return new Heard(sampled, looked, word, false);
        }

        Heard leftOpen() {
            return new Heard(sampled, looked, verdict, true);
        }
    }

    /**
     * What would become of a message.
     *
     * @param rules that held
     * @param isOpen whether the classifier would decide, which was not asked
     * @param noise null for what would lie on a card
     * @param classification null where it is open, and for what stays on the card of its conversation
     * @param placement null for what opens no card
     */
    record Outcome(
            Sampled sampled,
            List<RuleId> rules,
            boolean isOpen,
            @Nullable Noise noise,
            @Nullable Classification classification,
            @Nullable Placement placement) {}

    /** @param messages only as many as can be held in memory together */
    List<Outcome> judge(List<Sampled> messages) {
        Map<Sha256, Mail> mails = read(messages);
        List<Heard> heard = messages.parallelStream()
                .map(one -> hear(one, Objects.requireNonNull(mails.get(one.sha256())), one.verdict(), false))
                .toList();
        heard = ask(heard, Heard::isOpen, this::forTheRules);
        heard = ask(heard, this::isForTheClassifier, this::forThePlace);
        Set<String> known = placing.known(heard.stream()
                .filter(one -> Placing.isCalledNoise(one.verdict()))
                .map(one -> one.looked().mail())
                .toList());
        return heard.stream().map(one -> outcome(one, known)).toList();
    }

    /** Of a mail with large attachments only the beginning; the whole of its text, and what hangs on it, is held elsewhere. */
    private Map<Sha256, Mail> read(List<Sampled> messages) {
        Map<Sha256, byte[]> raw =
                blobs.heads(messages.stream().map(Sampled::sha256).toList());
        List<MessageId> cut =
                messages.stream().filter(Sampled::isCut).map(Sampled::message).toList();
        Map<MessageId, Samples.Held> held = cut.isEmpty() ? Map.of() : samples.held(cut);
        return messages.parallelStream()
                .collect(toMap(
                        Sampled::sha256,
                        one -> {
                            Mail mail = MailReader.read(Objects.requireNonNull(raw.get(one.sha256())));
                            Samples.Held whole = held.get(one.message());
                            return whole == null ? mail : mail.with(whole.text(), whole.attachments());
                        },
                        (mail, same) -> mail));
    }

    private Heard hear(Sampled one, Mail mail, @Nullable Verdict verdict, boolean isAsked) {
        var missed = new AtomicBoolean();
        Looked looked = sitting.look(
                one.pending(),
                Objects.requireNonNull(mailboxes.get(one.mailbox())),
                mail,
                one.receivedAt().atZone(ZoneId.systemDefault()),
                () -> {
                    missed.set(verdict == null && !isAsked);
                    return verdict;
                });
        return new Heard(one, looked, verdict, missed.get());
    }

    /** Asks the classifier about those of the messages; what there was no time for is left open. */
    private List<Heard> ask(
            List<Heard> heard, Predicate<Heard> which, BiFunction<EntityId, List<Heard>, List<Heard>> question) {
        List<Heard> all = new ArrayList<>(heard.stream().filter(which.negate()).toList());
        heard.stream()
                .filter(which)
                .collect(groupingBy(one -> one.sampled().entity()))
                .forEach((entity, ones) -> {
                    List<Heard> answered = new ArrayList<>();
                    patience.ask(ones, lot -> answered.addAll(question.apply(entity, lot)));
                    all.addAll(answered);
                    ones.subList(answered.size(), ones.size()).forEach(one -> all.add(one.leftOpen()));
                });
        return all;
    }

    /** Some rule looks at what the classifier says. */
    private List<Heard> forTheRules(EntityId entity, List<Heard> lot) {
        List<Verdict> said =
                classifier.judge(lot.stream().map(one -> one.looked().passage()).toList(), entity);
        return IntStream.range(0, lot.size())
                .mapToObj(n -> hear(
                        lot.get(n).sampled(), lot.get(n).looked().mail(), n < said.size() ? said.get(n) : null, true))
                .toList();
    }

    private boolean isForTheClassifier(Heard one) {
        boolean isAnswered = one.verdict() != null || standsByClassifier(one) || standsByPerson(one);
        return !one.isOpen() && !isAnswered && one.sampled().opens() && Placing.isOpen(one.looked(), remembers);
    }

    private List<Heard> forThePlace(EntityId entity, List<Heard> lot) {
        Map<MessageId, Verdict> said =
                placing.verdicts(entity, lot.stream().map(Heard::looked).toList());
        return lot.stream()
                .map(one -> one.answered(said.get(one.sampled().message())))
                .toList();
    }

    /** Nothing but the classifier would place it, and the card lies where memory, model or language model once put it. */
    private static boolean standsByClassifier(Heard one) {
        return one.looked().noise() == null
                && one.sampled().liesByClassifier()
                && Placing.isOpen(one.looked(), false)
                && Placing.isForModel(one.looked());
    }

    /** A person put it where it lies: that is remembered of the like too, and only rules go before what people said. */
    private static boolean standsByPerson(Heard one) {
        return one.sampled().liesByPerson() && Placing.isOpen(one.looked(), true);
    }

    private static Outcome outcome(Heard one, Set<String> known) {
        Looked looked = one.looked();
        Sampled sampled = one.sampled();
        List<RuleId> rules =
                looked.rules().reasons().stream().map(Judgement.Reason::rule).toList();
        if (one.isOpen()) {
            return new Outcome(sampled, rules, true, null, null, null);
        }
        Verdict verdict = sampled.opens() ? Placing.heeded(looked, one.verdict()) : null;
        Noise noise = standsByPerson(one)
                ? sampled.filedNoise()
                : Placing.noise(looked.rules(), looked.noise(), looked.mail(), verdict, known);
        if (noise != null) {
            return new Outcome(sampled, rules, false, noise, Placement.of(noise, verdict), null);
        }
        if (!sampled.opens()) {
            return new Outcome(sampled, rules, false, null, null, null);
        }
        Placement placement = Placement.of(looked.rules(), looked.mailbox(), verdict);
        Sampled.Lies card = sampled.card();
        boolean unsure = verdict == null || !verdict.isSure();
        boolean stays = standsByPerson(one) || unsure && standsByClassifier(one);
        Classification said = card != null && stays ? card.classification() : placement.classification();
        return new Outcome(sampled, rules, false, null, said, placement);
    }
}
