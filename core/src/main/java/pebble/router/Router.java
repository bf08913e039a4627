package pebble.router;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pebble.identity.Caller;
import pebble.identity.EntityId;
import pebble.identity.People;
import pebble.mail.Mailbox;
import pebble.mail.Mailboxes;
import pebble.shared.Cursor;
import pebble.shared.Page;

/** The router as it stands and as it was. */
@Component
public class Router {
    private final RouterVersions versions;
    private final Mailboxes mailboxes;
    private final People people;
    private volatile @Nullable InForce known;

    Router(RouterVersions versions, Mailboxes mailboxes, People people) {
        this.versions = versions;
        this.mailboxes = mailboxes;
        this.people = people;
    }

    /** The rules of one version, ready to judge. */
    public record InForce(int version, Rules rules) {}

    /** What is in force at this moment, as this transaction sees it. Made ready once a version. */
    public InForce inForce() {
        InForce ready = known;
        if (ready == null || ready.version() != versions.latestNumber()) {
            RouterVersion latest = versions.latest();
            ready = new InForce(latest.version(), Rules.of(latest.configuration()));
            known = ready;
        }
        return ready;
    }

    /** Those in force that the caller may know of. */
    public List<RuleId> rules(Caller caller) {
        return current(caller).configuration().rules().stream()
                .map(Configuration.Rule::id)
                .filter(Objects::nonNull)
                .flatMap(id -> RuleId.find(id).stream())
                .toList();
    }

    RouterVersion current(Caller caller) {
        return seen(caller, versions.latest());
    }

    RouterVersion get(Caller caller, int version) {
        return seen(caller, versions.find(version).orElseThrow(RouterError.ROUTER_VERSION_NOT_FOUND::problem));
    }

    Page<RouterVersions.Line> history(int limit, @Nullable String cursor) {
        String key = Cursor.decode(cursor);
        try {
            Integer before = key == null ? null : Integer.valueOf(key);
            return Page.of(versions.lines(before, limit + 1), limit, line -> String.valueOf(line.version()));
        } catch (NumberFormatException foreign) {
            throw Cursor.malformed();
        }
    }

    /** Without what the caller may not know of. */
    private RouterVersion seen(Caller caller, RouterVersion version) {
        if (caller.isAdmin()) {
            return version;
        }
        Set<String> unseen = new HashSet<>();
        for (EntityId entity : people.entities(Caller.SYSTEM).keySet()) {
            if (!caller.sees(entity)) {
                unseen.add(entity.toString());
            }
        }
        List<Mailbox> foreign = mailboxes.visibleTo(Caller.SYSTEM).stream()
                .filter(mailbox -> !caller.sees(mailbox.entity()))
                .toList();
        foreign.forEach(mailbox -> unseen.addAll(List.of(mailbox.id().toString(), mailbox.address())));
        return new RouterVersion(
                version.version(),
                version.savedAt(),
                version.savedBy(),
                version.note(),
                version.configuration().without(unseen));
    }
}
