package pebble.router;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pebble.identity.Allowed;
import pebble.identity.Caller;
import pebble.identity.People.Person;
import pebble.identity.Role;
import pebble.router.Configuration.MailboxDefault;
import pebble.router.Configuration.Rule;
import pebble.shared.Cursor;
import pebble.shared.Page;
import pebble.shared.Problem;
import pebble.shared.Problem.FieldError;

/** The router over HTTP. What GET answers, PUT takes. */
@RestController
@RequestMapping("/api/v1/router")
class RouterApi {
    private final Router router;
    private final RouterEditing editing;
    private final Warnings warnings;

    RouterApi(Router router, RouterEditing editing, Warnings warnings) {
        this.router = router;
        this.editing = editing;
        this.warnings = warnings;
    }

    record RouterBody(
            @Nullable List<MailboxDefault> defaults,
            @Nullable List<Rule> rules) {}

    record RollbackBody(@Nullable Integer version) {}

    /** @param warnings of rules that can never do anything or name what is there no more, by their path; they are saved all the same */
    record RouterView(
            int version,
            Instant savedAt,
            Person savedBy,
            String note,
            List<MailboxDefault> defaults,
            List<Rule> rules,
            List<FieldError> warnings) {

        static RouterView of(RouterVersion version, List<FieldError> warnings) {
            return new RouterView(
                    version.version(),
                    version.savedAt(),
                    version.savedBy(),
                    version.note(),
                    version.configuration().defaults(),
                    version.configuration().rules(),
                    warnings);
        }
    }

    private RouterView view(RouterVersion version) {
        return RouterView.of(version, warnings.of(version.configuration()));
    }

    @GetMapping
    @Allowed({Role.ADMIN, Role.MANAGER})
    RouterView get(Caller caller) {
        return view(router.current(caller));
    }

    @PutMapping
    @Allowed(Role.ADMIN)
    RouterView save(
            Caller caller,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody RouterBody body) {
        return view(editing.save(caller, ifMatch, Configuration.whole(body.defaults(), body.rules())));
    }

    @GetMapping("/versions")
    @Allowed({Role.ADMIN, Role.MANAGER})
    Page<RouterVersions.Line> versions(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return router.history(Cursor.limit(limit), cursor);
    }

    @GetMapping("/versions/{version}")
    @Allowed({Role.ADMIN, Role.MANAGER})
    RouterView version(Caller caller, @PathVariable String version) {
        if (!version.matches("\\d{1,9}")) {
            throw RouterError.ROUTER_VERSION_NOT_FOUND.problem();
        }
        return view(router.get(caller, Integer.parseInt(version)));
    }

    @PostMapping("/rollback")
    @Allowed(Role.ADMIN)
    RouterView rollBack(
            Caller caller,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody RollbackBody body) {
        if (body.version() == null) {
            throw Problem.field("version", "is required: the one to go back to");
        }
        return view(editing.rollBack(caller, ifMatch, body.version()));
    }
}
