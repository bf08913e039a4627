package pebble.desk;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pebble.audit.Audit;
import pebble.identity.Caller;
import pebble.mail.Disposition;
import pebble.mail.Filings;
import pebble.mail.Intake.MailAccepted;
import pebble.mail.MailError;
import pebble.mail.ThreadId;
import pebble.routing.ThreadCards;
import pebble.shared.Problem;
import pebble.shared.PublicId;

/** A person says that a message is noise, or that it is not. Their word stands: nothing judges it again. */
@Component
class Refiling {
    private static final Set<String> KINDS =
            Set.of("bounce", "feedback_report", "auto_reply", "newsletter", "otp", "system_notice", "spam", "personal");

    private final Filings filings;
    private final ThreadCards cards;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Refiling(Filings filings, ThreadCards cards, Audit audit, ApplicationEventPublisher events, Clock clock) {
        this.filings = filings;
        this.cards = cards;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** What a fault of ours sent to quarantine goes the way of mail that has just come. */
    @Transactional
    void judgeAgain(Caller caller, Correspondence.Found found) {
        UUID batch = PublicId.fresh(clock.instant());
        if (!filings.release(found.entity(), found.message().id(), batch)) {
            throw MailError.MESSAGE_NOT_QUARANTINED.problem();
        }
        events.publishEvent(new MailAccepted(found.entity(), batch));
        record(caller, found, Map.of("disposition", Disposition.PENDING));
    }

    @Transactional
    void file(Caller caller, Correspondence.Found found, Disposition disposition, @Nullable String noiseKind) {
        ThreadId thread = found.message().filing().thread();
        if (disposition != Disposition.CARDED && disposition != Disposition.NOISE) {
            throw Problem.field("disposition", "must be carded, noise or pending: the rest is Pebble's to say");
        }
        if (thread == null) {
            throw Problem.field("disposition", "cannot be changed yet: this message has no conversation");
        }
        if (disposition == Disposition.NOISE && (noiseKind == null || !KINDS.contains(noiseKind))) {
            throw Problem.field(
                    "noise_kind",
                    "must be one of "
                            + String.join(", ", KINDS.stream().sorted().toList()));
        }
        filings.lock(found.entity());
        filings.refile(
                found.entity(),
                new Filings.Judged(
                        found.message().id(),
                        disposition,
                        disposition == Disposition.NOISE ? noiseKind : null,
                        "Filed by " + caller.name(),
                        found.message().filing().senderCheck()),
                caller.id().value());
        cards.bring(found.entity(), List.of(thread));
        record(caller, found, Map.of("disposition", disposition, "noise_kind", noiseKind == null ? "" : noiseKind));
    }

    private void record(Caller caller, Correspondence.Found found, Map<String, ?> after) {
        audit.record(
                caller,
                new Audit.Change(
                        "message.filed",
                        "message",
                        found.message().id().toString(),
                        found.entity(),
                        Map.of("disposition", found.message().filing().disposition()),
                        after));
    }
}
