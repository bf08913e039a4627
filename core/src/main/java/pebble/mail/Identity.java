package pebble.mail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.stream.Collectors;
import pebble.blobs.Sha256;
import pebble.mime.Address;
import pebble.mime.Mail;

/**
 * What makes two copies one message: the same Message-ID, Date and From and the same decoded parts. Trace headers do not
 * count, so a mail that three mailboxes got is one message; a Message-ID alone does not either, since senders reuse them.
 */
final class Identity {
    private Identity() {}

    static Sha256 of(Mail mail, Sha256 raw) {
        if (mail.defect() != null) {
            // What cannot be read cannot be compared: these bytes stand for themselves.
            return Sha256.of(("unreadable\0" + raw).getBytes(StandardCharsets.UTF_8));
        }
        MessageDigest digest = Sha256.digest();
        add(digest, mail.messageId());
        add(digest, mail.date() == null ? header(mail, "Date") : mail.date().toString());
        add(
                digest,
                mail.from().stream()
                        .map(Address::email)
                        .collect(Collectors.joining(","))
                        .toLowerCase(Locale.ROOT));
        if (mail.messageId().isEmpty()) {
            add(digest, mail.subject());
        }
        add(digest, mail.contentHash());
        return Sha256.ofDigest(digest.digest());
    }

    private static String header(Mail mail, String name) {
        return mail.headers().stream()
                .filter(h -> h.name().equalsIgnoreCase(name))
                .map(h -> h.value().strip())
                .findFirst()
                .orElse("");
    }

    private static void add(MessageDigest digest, String field) {
        digest.update(field.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }
}
