package pebble.classification;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pebble.mail.OwnAddresses;
import pebble.mime.Mail;
import pebble.mime.MailReader;

/**
 * Whether a message is noise that a machine made, by what machines leave behind. Spam and personal mail are told elsewhere.
 *
 * <p>When in doubt it is not noise. List-* and Precedence are evidence, never sufficient: human mail comes through lists. A reply,
 * and mail through a list that is our own address, is never a newsletter.
 */
public final class NoiseCheck {
    private NoiseCheck() {}

    /** The kind of noise with its reason; empty for what a person should see. */
    public static Optional<Noise> check(Mail mail, OwnAddresses own) {
        var letter = new Letter(mail);
        var noise = noise(NoiseKind.FEEDBACK_REPORT, FeedbackReports.reason(letter));
        if (noise == null) {
            noise = noise(NoiseKind.BOUNCE, Bounces.reason(letter));
        }
        if (noise == null) {
            noise = noise(NoiseKind.AUTO_REPLY, AutoReplies.reason(letter));
        }
        if (noise == null) {
            noise = noise(NoiseKind.OTP, OneTimeCodes.reason(letter));
        }
        if (noise == null) {
            noise = noise(NoiseKind.NEWSLETTER, Newsletters.reason(letter, own));
        }
        if (noise == null) {
            noise = noise(NoiseKind.SYSTEM_NOTICE, SystemNotices.reason(letter));
        }
        return Optional.ofNullable(noise);
    }

    /** Which mail a delivery report is about; empty when the message is none. */
    public static Optional<Bounce> bounceOf(Mail mail) {
        var letter = new Letter(mail);
        if (FeedbackReports.reason(letter) != null || Bounces.reason(letter) == null) {
            return Optional.empty();
        }
        return Optional.of(Bounces.bounce(letter));
    }

    /** {@link #bounceOf(Mail)} that also looks into a returned mail which no standard report describes. */
    public static Optional<Bounce> bounceOf(Mail mail, byte[] raw) {
        return bounceOf(mail).map(bounce -> bounce.originalMessageId().isEmpty() ? named(bounce, mail, raw) : bounce);
    }

    private static Bounce named(Bounce bounce, Mail mail, byte[] raw) {
        return mail.attachments().stream()
                .filter(attachment -> attachment.contentType().startsWith("message/rfc822")
                        || attachment.contentType().contains("rfc822-headers"))
                .findFirst()
                .flatMap(attachment -> MailReader.attachment(raw, attachment.n()))
                .map(original -> MailReader.read(original).messageId())
                .map(id -> new Bounce(id, bounce.recipient(), bounce.status(), bounce.outcome()))
                .orElse(bounce);
    }

    private static @Nullable Noise noise(NoiseKind kind, @Nullable String reason) {
        return reason == null ? null : new Noise(kind, reason);
    }
}
