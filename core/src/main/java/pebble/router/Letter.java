package pebble.router;

import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pebble.classification.SenderVerdict;
import pebble.facts.Language;
import pebble.identity.EntityId;
import pebble.mail.MailboxId;
import pebble.mime.Address;
import pebble.mime.Attachment;
import pebble.mime.Mail;
import pebble.mime.Quotes;

/**
 * A message as the rules look at it. Nothing is worked out before a rule asks for it, and nothing twice; the classifier is not
 * asked while no rule wants to know. For one thread.
 */
public final class Letter {
    private final Mail mail;
    private final Arrived arrived;
    private final SenderVerdict.Verdict sender;
    private final Supplier<List<String>> companies;
    private final Supplier<Guess> classifier;
    private final Map<String, List<Text>> texts = new HashMap<>();
    private @Nullable Guess guess;

    /** @param at in the zone whose clock and weekdays the rules mean */
    public record Arrived(MailboxId mailbox, String address, EntityId entity, String entityName, ZonedDateTime at) {}

    /**
     * What the classifier makes of it.
     *
     * @param stream the key of a stream, or {@code noise}; null when it cannot say
     * @param confidence 0 to 1
     */
    public record Guess(@Nullable String stream, @Nullable String intent, double confidence) {
        public static final Guess NONE = new Guess(null, null, 0);
    }

    /** @param companies names of those whose mail domain the sender's is */
    public Letter(
            Mail mail,
            Arrived arrived,
            SenderVerdict.Verdict sender,
            Supplier<List<String>> companies,
            Supplier<Guess> classifier) {
        this.mail = mail;
        this.arrived = arrived;
        this.sender = sender;
        this.companies = companies;
        this.classifier = classifier;
    }

    Arrived arrived() {
        return arrived;
    }

    Guess guess() {
        Guess known = guess;
        if (known == null) {
            known = classifier.get();
            guess = known;
        }
        return known;
    }

    /** Every value of the field. */
    List<Text> texts(Field field, String header) {
        String key = field == Field.HEADER ? "header:" + header : field.key();
        List<Text> known = texts.get(key);
        if (known == null) {
            known = values(field, header)
                    .filter(Objects::nonNull)
                    .map(Text::new)
                    .toList();
            texts.put(key, known);
        }
        return known;
    }

    private Stream<@Nullable String> values(Field field, String header) {
        return switch (field) {
            case MAILBOX -> Stream.of(arrived.mailbox().toString(), arrived.address());
            case ENTITY -> Stream.of(arrived.entity().toString());
            case SENDER_CHECK -> Stream.of(sender.key());
            case FROM -> mail.from().stream().map(Address::email);
            case FROM_DOMAIN ->
                mail.from().stream().map(Address::email).map(email -> email.substring(email.lastIndexOf('@') + 1));
            case TO -> Stream.concat(mail.to().stream(), mail.cc().stream()).map(Address::email);
            case SUBJECT -> Stream.of(mail.subject());
            case BODY -> Stream.of(mail.text());
            case HEADER -> mail.headers().stream().filter(one -> one.is(header)).map(pebble.mime.Header::value);
            case ATTACHMENT_NAME -> attachments().map(Attachment::filename);
            case ATTACHMENT_TYPE -> attachments().flatMap(one -> Stream.of(one.contentType(), ending(one.filename())));
            case LANGUAGE -> Stream.of(Language.of(mail.subject(), Quotes.newestText(mail)));
            case COMPANY -> companies.get().stream();
            case STREAM -> Stream.of(guess().stream());
            case INTENT -> Stream.of(guess().intent());
            case CONFIDENCE, TIME -> Stream.of();
        };
    }

    /** Without the pictures that the text itself shows. */
    private Stream<Attachment> attachments() {
        return mail.attachments().stream()
                .filter(one -> !one.inline() || one.contentId().isEmpty());
    }

    private static String ending(String filename) {
        return filename.substring(filename.lastIndexOf('.') + 1);
    }
}
