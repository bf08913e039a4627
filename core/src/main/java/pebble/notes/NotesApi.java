package pebble.notes;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pebble.board.ActedView;
import pebble.board.CardId;
import pebble.board.Cards;
import pebble.identity.Allowed;
import pebble.identity.Caller;
import pebble.identity.Role;
import pebble.shared.IfMatch;
import pebble.shared.Page;

/** The notes on a card. */
@RestController
@RequestMapping("/api/v1/cards/{id}/notes")
class NotesApi {
    private final Cards cards;
    private final Notes notes;
    private final NoteTaking taking;

    NotesApi(Cards cards, Notes notes, NoteTaking taking) {
        this.cards = cards;
        this.notes = notes;
        this.taking = taking;
    }

    @GetMapping
    @Allowed
    Page<Note> notes(Caller caller, @PathVariable CardId id) {
        cards.get(caller, id);
        return new Page<>(notes.of(caller, id), null);
    }

    record NewNote(@Nullable String text) {}

    /** What every act answers, and the note. */
    record Noted(@JsonUnwrapped ActedView acted, Note note) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed({Role.ADMIN, Role.MANAGER, Role.AGENT, Role.MARKETING, Role.QUALITY})
    Noted note(
            Caller caller,
            @PathVariable CardId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
            @RequestBody NewNote note) {
        NoteTaking.Written written =
                taking.write(caller, id, () -> IfMatch.optional(version), note.text() == null ? "" : note.text());
        return new Noted(ActedView.of(written.acted()), written.note());
    }
}
