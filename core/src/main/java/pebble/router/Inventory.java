package pebble.router;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pebble.board.Stream;
import pebble.board.Streams;
import pebble.identity.Caller;
import pebble.identity.EntityId;
import pebble.identity.People;
import pebble.identity.UserId;
import pebble.mail.Mailbox;
import pebble.mail.Mailboxes;
import pebble.router.Configuration.MailboxDefault;
import pebble.shared.PublicId;

/** Takes stock of what a configuration may name. */
@Component
class Inventory {
    private final Mailboxes mailboxes;
    private final Streams streams;
    private final People people;

    Inventory(Mailboxes mailboxes, Streams streams, People people) {
        this.mailboxes = mailboxes;
        this.streams = streams;
        this.people = people;
    }

    /** For somebody who may know of all there is. */
    Known of(Configuration draft, List<Mailbox> boxes) {
        return of(Caller.SYSTEM, draft, boxes);
    }

    /** @param boxes those that the caller may name */
    Known of(Caller caller, Configuration draft, List<Mailbox> boxes) {
        Map<String, MailboxDefault> wanted = draft.byMailbox();
        Map<String, Known.Box> known = new HashMap<>();
        for (Mailbox box : boxes) {
            String entity = box.entity().toString();
            MailboxDefault asked = wanted.get(box.id().toString());
            boolean moves = asked != null
                    && asked.entityId() != null
                    && !asked.entityId().equals(entity);
            known.put(
                    box.id().toString(),
                    new Known.Box(box.address(), entity, box.defaultStream(), moves && mailboxes.isUsed(box.id())));
        }
        return new Known(
                streams.all(Caller.SYSTEM).stream()
                        .collect(Collectors.toMap(
                                Stream::key,
                                stream -> stream.columns().stream()
                                        .map(Stream.Column::key)
                                        .collect(Collectors.toSet()))),
                known,
                people.entities(caller).keySet().stream()
                        .map(EntityId::toString)
                        .collect(Collectors.toSet()),
                people.active(assignees(draft)).stream().map(UserId::toString).collect(Collectors.toSet()));
    }

    private static Set<UserId> assignees(Configuration draft) {
        return draft.rules().stream()
                .filter(Objects::nonNull)
                .flatMap(rule -> rule.actions().stream())
                .filter(Objects::nonNull)
                .filter(action -> ActionType.ASSIGNEE.key().equals(action.type()))
                .flatMap(action -> Values.texts(action.value()))
                .flatMap(text -> PublicId.parse("usr", text).stream())
                .map(UserId::new)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
