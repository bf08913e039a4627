package pebble.notes;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import pebble.board.Acted;
import pebble.board.Activity;
import pebble.board.Attempts;
import pebble.board.BoardError;
import pebble.board.CardId;
import pebble.board.CardNoting;
import pebble.board.Expected;
import pebble.board.Face;
import pebble.board.UndoableAct;
import pebble.identity.Caller;
import pebble.identity.People.Person;
import pebble.identity.Role;
import pebble.shared.CommonError;
import pebble.shared.Problem;

/** Notes are written and taken back. Who is mentioned is notified at once. */
@Component
class NoteTaking {
    private static final int LONGEST = 20_000;

    private final Notes notes;
    private final Mentions mentions;
    private final Notifications notifications;
    private final CardNoting noting;
    private final Attempts attempts;
    private final Clock clock;

    NoteTaking(
            Notes notes,
            Mentions mentions,
            Notifications notifications,
            CardNoting noting,
            Attempts attempts,
            Clock clock) {
        this.notes = notes;
        this.mentions = mentions;
        this.notifications = notifications;
        this.noting = noting;
        this.attempts = attempts;
        this.clock = clock;
    }

    /** A note as written, and the act that wrote it. */
    record Written(Note note, Acted acted) {}

    Written write(Caller caller, CardId card, Expected expected, String text) {
        return attempts.run(() -> {
            AtomicReference<Note> written = new AtomicReference<>();
            Acted acted = noting.noted(caller, card, expected, before -> {
                String kept = kept(text);
                Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
                Note note = new Note(
                        NoteId.fresh(now),
                        card,
                        new Person(caller.id(), caller.name()),
                        kept,
                        mentions.in(kept, before),
                        now);
                written.set(note);
                return Map.of("note_id", note.id(), "mentions", note.mentions());
            });
            Note note = written.get();
            notes.insert(note);
            notifications.mentioned(caller, acted.card(), note);
            return new Written(note, acted);
        });
    }

    private static String kept(String text) {
        String kept = Face.storable(text.strip());
        if (kept.isEmpty() || kept.length() > LONGEST) {
            throw Problem.field("text", "must have 1 to " + LONGEST + " characters");
        }
        return kept;
    }

    private Acted takeBack(Caller caller, Activity noted) {
        Note note = noteOf(caller, noted);
        notes.setRemoved(note.id(), true);
        return noting.tookBack(caller, note.cardId(), Map.of("note_id", note.id()));
    }

    private Acted bringBack(Caller caller, Activity removed) {
        Note note = noteOf(caller, removed);
        notes.setRemoved(note.id(), false);
        return noting.broughtBack(caller, note.cardId(), Map.of("note_id", note.id()));
    }

    private Note noteOf(Caller caller, Activity activity) {
        Note note = notes.find(NoteId.of(activity.data().path("note_id").asString("")))
                .orElseThrow(BoardError.NOT_UNDOABLE::problem);
        boolean theirs = note.author().id().equals(caller.id());
        if (!theirs && !caller.has(Role.MANAGER) && !caller.isAdmin()) {
            throw new Problem(CommonError.FORBIDDEN, "Only its author or a manager may take a note back.");
        }
        return note;
    }

    @Configuration(proxyBeanMethods = false)
    static class Undo {
        @Bean
        UndoableAct undoOfNote(NoteTaking taking) {
            return UndoableAct.of(CardNoting.NOTED, taking::takeBack);
        }

        @Bean
        UndoableAct undoOfRemovedNote(NoteTaking taking) {
            return UndoableAct.of(CardNoting.REMOVED, taking::bringBack);
        }
    }
}
