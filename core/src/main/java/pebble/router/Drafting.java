package pebble.router;

import java.time.Clock;
import org.springframework.stereotype.Component;
import pebble.identity.Caller;
import pebble.mail.Mailboxes;

/** Makes a router that nobody has saved ready to judge. Changes nothing. */
@Component
public class Drafting {
    private final Router router;
    private final Mailboxes mailboxes;
    private final Inventory inventory;
    private final Warnings warnings;
    private final Clock clock;

    Drafting(Router router, Mailboxes mailboxes, Inventory inventory, Warnings warnings, Clock clock) {
        this.router = router;
        this.mailboxes = mailboxes;
        this.inventory = inventory;
        this.warnings = warnings;
        this.clock = clock;
    }

    /** Refuses what a save would refuse, and whatever names what the caller may not know of. */
    public Draft draft(Caller caller, Configuration configuration) {
        Configuration checked = RouterCheck.checked(
                configuration,
                router.current(caller).configuration(),
                inventory.of(caller, configuration, mailboxes.visibleTo(caller)),
                clock.instant());
        return new Draft(checked, Rules.of(checked), warnings.of(checked));
    }
}
