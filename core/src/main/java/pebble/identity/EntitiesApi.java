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
import pebble.shared.Cursor;
import pebble.shared.Page;

@RestController
@RequestMapping("/api/v1/entities")
class EntitiesApi {
    private final LegalEntities entities;

    EntitiesApi(LegalEntities entities) {
        this.entities = entities;
    }

    record EntityFields(@Nullable String name) {}

    @GetMapping
    @Allowed
    Page<LegalEntity> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int rows = Cursor.limit(limit);
        UUID after = UsersApi.after(cursor);
        return Page.of(
                entities.seenBy(caller, after, rows + 1),
                rows,
                entity -> entity.id().value().toString());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed(Role.ADMIN)
    ResponseEntity<LegalEntity> create(Caller caller, @RequestBody EntityFields body) {
        LegalEntity entity = entities.create(caller, body.name());
        return ResponseEntity.created(URI.create("/api/v1/entities/" + entity.id()))
                .body(entity);
    }

    @PatchMapping("/{id}")
    @Allowed(Role.ADMIN)
    LegalEntity rename(
            Caller caller,
            @PathVariable EntityId id,
            @RequestBody EntityFields body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return entities.rename(caller, id, body.name(), ifMatch);
    }
}
