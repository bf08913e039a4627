package pebble.access;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pebble.identity.Allowed;
import pebble.identity.Caller;
import pebble.shared.Cursor;
import pebble.shared.Page;
import pebble.shared.PublicId;

@RestController
@RequestMapping("/api/v1/tokens")
class TokensApi {
    private final Tokens tokens;

    TokensApi(Tokens tokens) {
        this.tokens = tokens;
    }

    record NewToken(@Nullable String name, @Nullable Instant expiresAt) {}

    @GetMapping
    @Allowed
    Page<Tokens.Token> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int rows = Cursor.limit(limit);
        String key = Cursor.decode(cursor);
        UUID after = key == null ? null : PublicId.parse("tok", key).orElseThrow(Cursor::malformed);
        return Page.of(tokens.of(caller, after, rows + 1), rows, Tokens.Token::id);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed
    ResponseEntity<Tokens.Created> create(Caller caller, @RequestBody NewToken body) {
        Tokens.Created created = tokens.create(caller, body.name(), body.expiresAt());
        return ResponseEntity.created(URI.create("/api/v1/tokens/" + created.id()))
                .header("Cache-Control", "no-store")
                .body(created);
    }

    @DeleteMapping("/{id}")
    @Allowed
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable String id) {
        tokens.delete(caller, id);
    }
}
