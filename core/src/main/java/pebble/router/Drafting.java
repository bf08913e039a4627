package pebble.router;

import java.time.Clock;
import org.springframework.stereotype.Component;
import pebble.identity.Caller;
import pebble.mail.Mailboxes;
import pebble.shared.Problem.FieldError;

/** Makes a router that nobody has saved ready to judge. Changes nothing. */
@Component
public class Drafting {
    private final Mailboxes mailboxes;
    private final Inventory inventory;
    private final Clock clock;

    Drafting(Mailboxes mailboxes, Inventory inventory, Clock clock) {
        this.mailboxes = mailboxes;
        this.inventory = inventory;
        this.clock = clock;
    }

    /** Refuses what a save would refuse, and whatever names what the caller may not know of. */
    public Draft draft(Caller caller, Configuration configuration) {
        Configuration checked = RouterCheck.checked(
                configuration, inventory.of(caller, configuration, mailboxes.visibleTo(caller)), clock.instant());
        return new Draft(
                checked,
                Rules.of(checked),
                Shadows.of(checked).stream()
                        .map(warning -> new FieldError(warning.path(), warning.reason()))
                        .toList());
    }
}
