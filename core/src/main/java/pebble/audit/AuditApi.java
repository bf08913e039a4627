package pebble.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pebble.identity.Allowed;
import pebble.identity.Caller;
import pebble.identity.Role;
import pebble.identity.UserId;
import pebble.shared.Cursor;
import pebble.shared.Page;

@RestController
@RequestMapping("/api/v1/audit")
class AuditApi {
    private final AuditRecords records;
    private final AuditChain chain;

    AuditApi(AuditRecords records, AuditChain chain) {
        this.records = records;
        this.chain = chain;
    }

    @GetMapping
    @Allowed({Role.ADMIN, Role.MANAGER})
    Page<AuditRecords.Entry> list(
            Caller caller,
            @RequestParam(required = false) @Nullable UserId actor,
            @RequestParam(required = false) @Nullable String object,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return records.list(caller, new AuditRecords.Filter(actor, object, from, to), cursor, Cursor.limit(limit));
    }

    @GetMapping("/verification")
    @Allowed(Role.ADMIN)
    AuditChain.Verification verification() {
        return chain.verify();
    }
}
