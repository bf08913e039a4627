package pebble.notes;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pebble.board.Card;
import pebble.board.CardDueSoon;
import pebble.board.CardId;
import pebble.identity.Caller;
import pebble.identity.People.Person;
import pebble.identity.UserId;
import pebble.live.Event;
import pebble.live.Events;
import pebble.shared.PublicId;

/** What a person is called to look at. */
@Component
class Notifications {
    private final JdbcClient sql;
    private final Events events;
    private final Clock clock;

    Notifications(JdbcClient sql, Events events, Clock clock) {
        this.sql = sql;
        this.events = events;
        this.clock = clock;
    }

    /** Public as {@code ntf_…}. */
    record Id(UUID value) {
        @JsonCreator
        static Id of(String text) {
            return new Id(PublicId.parse("ntf", text).orElseThrow(NoteError.NOTIFICATION_NOT_FOUND::problem));
        }

        @JsonValue
        @Override
        public String toString() {
            return PublicId.format("ntf", value);
        }
    }

    /** One call, with what the note says that made it, or what it says itself. */
    record Notification(
            Id id,
            String kind,
            CardId cardId,
            String subject,
            String by,
            String text,
            Instant at,
            @Nullable Instant readAt) {}

    /** Everybody a note mentions but its author, by a row and by an event of their own. */
    void mentioned(Caller author, Card card, Note note) {
        for (Person person : note.mentions()) {
            if (person.id().equals(author.id())) {
                continue;
            }
            Notification notification = new Notification(
                    new Id(PublicId.fresh(note.at())),
                    "mention",
                    card.id(),
                    card.handling().subject(),
                    author.name(),
                    note.text(),
                    note.at(),
                    null);
            call(person.id(), card, note, notification);
        }
    }

    /** Who has a card in hand is reminded of its due date. */
    @EventListener
    void on(CardDueSoon soon) {
        UserId assignee = soon.card().handling().assignee();
        if (assignee != null) {
            Instant now = clock.instant();
            Notification notification = new Notification(
                    new Id(PublicId.fresh(now)),
                    "due",
                    soon.card().id(),
                    soon.card().handling().subject(),
                    Caller.SYSTEM.name(),
                    "Due within " + soon.within() + ".",
                    now,
                    null);
            call(assignee, soon.card(), null, notification);
        }
    }

    private void call(UserId person, Card card, @Nullable Note note, Notification notification) {
        sql.sql("""
                        insert into notification (id, user_id, card_id, note_id, kind, by_name, text, at)
                        values (:id, :user, :card, :note, :kind, :by, :text, :at)
                        """)
                .param("id", notification.id().value())
                .param("user", person.value())
                .param("card", card.id().value())
                .param("note", note == null ? null : note.id().value(), Types.OTHER)
                .param("kind", notification.kind())
                .param("by", notification.by())
                // A note may be removed, and its words with it.
                .param("text", note == null ? notification.text() : null, Types.VARCHAR)
                .param("at", notification.at().atOffset(ZoneOffset.UTC))
                .update();
        events.publish(new Event(
                "notification.created",
                notification.id().toString(),
                new Event.Scope(card.handling().entityId(), card.place().stream()),
                null,
                person,
                new Told(notification),
                null));
    }

    record Told(Notification notification) {}

    /** Newest first; those on cards the caller may no longer see are left out. */
    List<Notification> of(Caller caller, boolean unreadOnly, @Nullable UUID before, int limit) {
        return sql.sql("""
                        select f.id, f.kind, f.card_id, c.subject, f.by_name, coalesce(n.text, f.text) as text, f.at, f.read_at
                        from notification f join card c on c.id = f.card_id left join note n on n.id = f.note_id
                        where f.user_id = :me and n.removed_at is null and (f.read_at is null or not :unread)
                            and (:all or (c.entity_id = any(:entities) and c.stream = any(:streams)))
                            and (cast(:before as uuid) is null
                                or (f.at, f.id) < (select p.at, p.id from notification p where p.id = :before))
                        order by f.at desc, f.id desc limit :limit
                        """)
                .param("me", caller.id().value())
                .param("unread", unreadOnly)
                .param("before", before)
                .param("limit", limit)
                .params(caller.grants())
                .query((row, number) -> {
                    OffsetDateTime readAt = row.getObject("read_at", OffsetDateTime.class);
                    return new Notification(
                            new Id(row.getObject("id", UUID.class)),
                            row.getString("kind"),
                            new CardId(row.getObject("card_id", UUID.class)),
                            row.getString("subject"),
                            row.getString("by_name"),
                            row.getString("text"),
                            row.getObject("at", OffsetDateTime.class).toInstant(),
                            readAt == null ? null : readAt.toInstant());
                })
                .list();
    }

    /** @param id null marks all */
    @Transactional
    public int markRead(Caller caller, @Nullable Id id) {
        return sql.sql("""
                        update notification set read_at = :now
                        where user_id = :me and read_at is null and (cast(:id as uuid) is null or id = :id)
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("me", caller.id().value())
                .param("id", id == null ? null : id.value())
                .update();
    }
}
