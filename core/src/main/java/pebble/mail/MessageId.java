package pebble.mail;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.UUID;
import pebble.shared.PublicId;

/** Names one message of ours, public as {@code msg_…}. Not the Message-ID of RFC 5322, which senders choose. */
public record MessageId(UUID value) {
    public static MessageId fresh(Instant now) {
        return new MessageId(PublicId.fresh(now));
    }

    @JsonCreator
    public static MessageId of(String text) {
        return new MessageId(PublicId.parse("msg", text).orElseThrow(MailError.MESSAGE_NOT_FOUND::problem));
    }

    @JsonValue
    @Override
    public String toString() {
        return PublicId.format("msg", value);
    }
}
