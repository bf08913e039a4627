package pebble.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
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
    private final Cards cards;
    private final CardMerging merging;
    private final Acts acts;
    private final Attempts attempts;

    NoteTaking(
            Notes notes,
            Mentions mentions,
            Notifications notifications,
            Cards cards,
            CardMerging merging,
            Acts acts,
            Attempts attempts) {
        this.notes = notes;
        this.mentions = mentions;
        this.notifications = notifications;
        this.cards = cards;
        this.merging = merging;
        this.acts = acts;
        this.attempts = attempts;
    }

    /** A note as written, and the act that wrote it. */
    record Written(Note note, Acted acted) {}

    Written write(Caller caller, CardId card, Expected expected, String text) {
        return attempts.run(() -> {
            AtomicReference<Note> written = new AtomicReference<>();
            Acted acted = acts.act(caller, card, expected, before -> {
                String kept = kept(text);
                before.mustStandAlone();
                List<Person> called = mentions.in(kept, before);
                Note note = new Note(
                        NoteId.fresh(acts.now()),
                        card,
                        new Person(caller.id(), caller.name()),
                        kept,
                        called,
                        acts.now());
                written.set(note);
                return new Step(
                        before,
                        before.withNotes(before.noteCount() + 1),
                        "noted",
                        Map.of("note_id", note.id(), "mentions", called));
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

    private Acted setRemoved(Caller caller, Activity activity, boolean removed) {
        Note note = notes.find(NoteId.of(activity.data().path("note_id").asString("")))
                .orElseThrow(BoardError.NOT_UNDOABLE::problem);
        boolean theirs = note.author().id().equals(caller.id());
        if (!theirs && !caller.has(Role.MANAGER) && !caller.isAdmin()) {
            throw new Problem(CommonError.FORBIDDEN, "Only its author or a manager may take a note back.");
        }
        notes.setRemoved(note.id(), removed);
        int more = removed ? -1 : 1;
        Card before = cards.lock(caller, note.cardId());
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(
                before,
                before.withNotes(before.noteCount() + more),
                removed ? "note_removed" : "noted",
                Map.of("note_id", note.id())));
        steps.addAll(merging.recounted(before, more));
        return acts.record(caller, steps, null).getFirst();
    }

    @Configuration(proxyBeanMethods = false)
    static class Undo {
        @Bean
        UndoableAct undoOfNote(NoteTaking taking) {
            return UndoableAct.of("noted", (caller, activity) -> taking.setRemoved(caller, activity, true));
        }

        @Bean
        UndoableAct undoOfRemovedNote(NoteTaking taking) {
            return UndoableAct.of("note_removed", (caller, activity) -> taking.setRemoved(caller, activity, false));
        }
    }
}
