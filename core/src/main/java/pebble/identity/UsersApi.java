package pebble.identity;

import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pebble.identity.UserAdministration.UserFields;
import pebble.shared.Cursor;
import pebble.shared.Page;

@RestController
@RequestMapping("/api/v1/users")
class UsersApi {
    private final Users users;
    private final UserAdministration administration;

    UsersApi(Users users, UserAdministration administration) {
        this.users = users;
        this.administration = administration;
    }

    @GetMapping
    @Allowed(Role.ADMIN)
    Page<User> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int rows = Cursor.limit(limit);
        return Page.of(
                users.list(after(cursor), rows + 1),
                rows,
                user -> user.id().value().toString());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed(Role.ADMIN)
    ResponseEntity<User> create(Caller caller, @RequestBody UserFields body) {
        User user = administration.create(caller, body);
        return ResponseEntity.created(URI.create("/api/v1/users/" + user.id())).body(user);
    }

    @GetMapping("/{id}")
    @Allowed(Role.ADMIN)
    User get(@PathVariable UserId id) {
        return users.get(id);
    }

    @PatchMapping("/{id}")
    @Allowed(Role.ADMIN)
    User change(
            Caller caller,
            @PathVariable UserId id,
            @RequestBody UserFields body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return administration.change(caller, id, body, ifMatch);
    }

    static @Nullable UUID after(@Nullable String cursor) {
        String key = Cursor.decode(cursor);
        try {
            return key == null ? null : UUID.fromString(key);
        } catch (IllegalArgumentException notAnId) {
            throw Cursor.malformed();
        }
    }
}
