package pebble.mail;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The adapters that are there, by the kind of mailbox they feed. */
@Component
class MailSources {
    private final Map<MailboxKind, MailSource> byKind = new EnumMap<>(MailboxKind.class);

    MailSources(List<MailSource> sources) {
        sources.forEach(source -> byKind.put(source.kind(), source));
    }

    Optional<MailSource> find(MailboxKind kind) {
        return Optional.ofNullable(byKind.get(kind));
    }

    MailSource get(MailboxKind kind) {
        return find(kind).orElseThrow(MailError.MAILBOX_HAS_NO_SERVER::problem);
    }
}
