package pebble.router;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pebble.audit.Audit;
import pebble.identity.Caller;
import pebble.identity.EntityId;
import pebble.identity.People.Person;
import pebble.mail.Mailbox;
import pebble.mail.Mailboxes;
import pebble.router.Configuration.MailboxDefault;
import pebble.router.Configuration.Rule;
import pebble.shared.CommonError;
import pebble.shared.IfMatch;
import pebble.shared.Problem;

/**
 * The router is saved whole, rolled back, and follows its mailboxes; each makes a version. Where a mailbox's mail goes is kept by
 * the mailbox alone; a version remembers how it was.
 */
@Component
class RouterEditing {
    private final RouterVersions versions;
    private final Mailboxes mailboxes;
    private final Inventory inventory;
    private final Warnings warnings;
    private final Audit audit;
    private final Clock clock;

    RouterEditing(
            RouterVersions versions,
            Mailboxes mailboxes,
            Inventory inventory,
            Warnings warnings,
            Audit audit,
            Clock clock) {
        this.versions = versions;
        this.mailboxes = mailboxes;
        this.inventory = inventory;
        this.warnings = warnings;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A mailbox that the draft does not name has no stream any more.
     *
     * @param ifMatch the version that was edited; another one in force is refused with both
     */
    @Transactional
    public RouterVersion save(Caller caller, @Nullable String ifMatch, Configuration draft) {
        List<Mailbox> boxes = mailboxes.hold();
        versions.lock();
        RouterVersion present = versions.latest();
        Configuration checked =
                RouterCheck.checked(draft, present.configuration(), inventory.of(draft, boxes), clock.instant());
        check(IfMatch.required(ifMatch), present, draft);
        return write(caller, "Saved", present, checked, boxes);
    }

    /** The rules as they were then, and the streams of those mailboxes that are still there; newer mailboxes stay as they are. */
    @Transactional
    public RouterVersion rollBack(Caller caller, @Nullable String ifMatch, int version) {
        RouterVersion then = versions.find(version).orElseThrow(RouterError.ROUTER_VERSION_NOT_FOUND::problem);
        List<Mailbox> boxes = mailboxes.hold();
        versions.lock();
        RouterVersion present = versions.latest();
        Map<String, MailboxDefault> were = then.configuration().byMailbox();
        Configuration draft = new Configuration(
                boxes.stream()
                        .map(RouterEditing::defaultOf)
                        .map(now -> new MailboxDefault(
                                now.mailboxId(), were.getOrDefault(now.mailboxId(), now).stream(), now.entityId()))
                        .toList(),
                then.configuration().rules());
        Configuration checked =
                RouterCheck.checked(draft, present.configuration(), inventory.of(draft, boxes), clock.instant());
        check(IfMatch.optional(ifMatch), present, draft);
        return write(caller, "Rolled back to version " + version, present, checked, boxes);
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(Mailboxes.PlacesChanged event) {
        versions.lock();
        RouterVersion present = versions.latest();
        List<MailboxDefault> defaults = mailboxes.visibleTo(Caller.SYSTEM).stream()
                .map(RouterEditing::defaultOf)
                .toList();
        if (!Set.copyOf(defaults).equals(Set.copyOf(present.configuration().defaults()))) {
            add(
                    event.by(),
                    event.what(),
                    present,
                    new Configuration(defaults, present.configuration().rules()));
        }
    }

    private void check(@Nullable Integer expected, RouterVersion present, Configuration yours) {
        if (expected != null && expected != present.version()) {
            throw new Problem(
                    CommonError.STALE_VERSION,
                    present.savedBy().name() + " changed the router meanwhile. Compare the two, and save again.",
                    Map.of(
                            "current",
                            RouterApi.RouterView.of(present, warnings.of(present.configuration())),
                            "yours",
                            yours));
        }
    }

    private RouterVersion write(
            Caller caller, String note, RouterVersion present, Configuration checked, List<Mailbox> boxes) {
        Map<String, MailboxDefault> wanted = checked.byMailbox();
        List<MailboxDefault> defaults = new ArrayList<>();
        for (Mailbox box : boxes) {
            MailboxDefault now = defaultOf(box);
            MailboxDefault asked =
                    wanted.getOrDefault(now.mailboxId(), new MailboxDefault(now.mailboxId(), null, null));
            EntityId entity = asked.entityId() == null ? box.entity() : EntityId.of(asked.entityId());
            MailboxDefault next = new MailboxDefault(now.mailboxId(), asked.stream(), entity.toString());
            if (!next.equals(now)) {
                mailboxes.place(caller, box, entity, asked.stream());
            }
            defaults.add(next);
        }
        return add(caller, note, present, new Configuration(defaults, checked.rules()));
    }

    private RouterVersion add(Caller caller, String note, RouterVersion present, Configuration configuration) {
        var next = new RouterVersion(
                present.version() + 1, clock.instant(), new Person(caller.id(), caller.name()), note, configuration);
        versions.add(next);
        audit.record(
                caller,
                new Audit.Change(
                        "router.saved",
                        "router",
                        "router",
                        null,
                        told(present, configuration),
                        told(next, present.configuration())));
        return next;
    }

    /** The version, and those of its rules that the other configuration does not have just so. */
    private static Map<String, Object> told(RouterVersion version, Configuration other) {
        Set<Rule> same = Set.copyOf(other.rules());
        return Map.of(
                "version",
                version.version(),
                "note",
                version.note(),
                "order",
                version.configuration().rules().stream().map(Rule::title).toList(),
                "rules",
                version.configuration().rules().stream()
                        .filter(rule -> !same.contains(rule))
                        .toList());
    }

    private static MailboxDefault defaultOf(Mailbox box) {
        return new MailboxDefault(
                box.id().toString(), box.defaultStream(), box.entity().toString());
    }
}
