package pebble.identity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pebble.identity.People.Person;
import pebble.shared.Cursor;
import pebble.shared.Page;

/** Whom a card can be given to, and who can be mentioned in a note. */
@RestController
@RequestMapping("/api/v1/people")
class PeopleApi {
    private final People people;

    PeopleApi(People people) {
        this.people = people;
    }

    @GetMapping
    @Allowed
    Page<Person> list(
            Caller caller,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int rows = Cursor.limit(limit);
        String key = Cursor.decode(cursor);
        String afterName = null;
        UUID afterId = null;
        if (key != null) {
            int cut = key.indexOf(' ');
            afterId = UsersApi.after(Cursor.encode(cut < 0 ? key : key.substring(0, cut)));
            afterName = key.substring(cut + 1);
        }
        return Page.of(
                people.sharing(caller, q, afterName, afterId, rows + 1),
                rows,
                person -> person.id().value() + " " + person.name());
    }
}
