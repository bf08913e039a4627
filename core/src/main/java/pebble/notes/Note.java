package pebble.notes;

import java.time.Instant;
import java.util.List;
import pebble.board.CardId;
import pebble.identity.People.Person;

/** What colleagues tell each other about a card; never sent to a customer. */
record Note(NoteId id, CardId cardId, Person author, String text, List<Person> mentions, Instant at) {}
