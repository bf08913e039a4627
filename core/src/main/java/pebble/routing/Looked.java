package pebble.routing;

import org.jspecify.annotations.Nullable;
import pebble.classification.Noise;
import pebble.classification.SenderVerdict;
import pebble.classifier.Passage;
import pebble.mail.Filings;
import pebble.mail.Mailbox;
import pebble.mail.MessageId;
import pebble.mime.Address;
import pebble.mime.Mail;
import pebble.mime.Quotes;
import pebble.router.Judgement;

/**
 * A message that the rules have heard and the checks have looked at; its thread is not yet known.
 *
 * @param isOurs whether one of us wrote it
 * @param noise as a rule or the noise check has it, null for what a person should see
 */
record Looked(
        Filings.Pending pending,
        Mailbox mailbox,
        Mail mail,
        SenderVerdict sender,
        boolean isOurs,
        Judgement rules,
        @Nullable Noise noise) {

    MessageId message() {
        return pending.message();
    }

    /** What the classifier reads of it. */
    Passage passage() {
        return passage(mail);
    }

    static Passage passage(Mail mail) {
        return new Passage(
                mail.subject(),
                Quotes.replyText(mail),
                mail.from().stream().map(Address::email).findFirst().orElse(""));
    }

    Looked asNoise(@Nullable Noise found) {
        return new Looked(pending, mailbox, mail, sender, isOurs, rules, found);
    }
}
