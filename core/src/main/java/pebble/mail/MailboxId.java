package pebble.mail;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.UUID;
import pebble.shared.PublicId;

/** Public as {@code mbx_…}. */
public record MailboxId(UUID value) {
    public static MailboxId fresh(Instant now) {
        return new MailboxId(PublicId.fresh(now));
    }

    @JsonCreator
    public static MailboxId of(String text) {
        return new MailboxId(PublicId.parse("mbx", text).orElseThrow(MailError.MAILBOX_NOT_FOUND::problem));
    }

    @JsonValue
    @Override
    public String toString() {
        return PublicId.format("mbx", value);
    }
}
