package pebble.router;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import pebble.identity.Caller;
import pebble.mail.Mailboxes;
import pebble.shared.Problem.FieldError;

/** What is wrong with rules that are saved all the same: they can never do anything, or name what is there no more. */
@Component
class Warnings {
    private final Mailboxes mailboxes;
    private final Inventory inventory;

    Warnings(Mailboxes mailboxes, Inventory inventory) {
        this.mailboxes = mailboxes;
        this.inventory = inventory;
    }

    /** By their path in the configuration. */
    List<FieldError> of(Configuration saved) {
        return Stream.concat(
                        Shadows.of(saved).stream(),
                        RouterCheck.outlived(saved, inventory.of(saved, mailboxes.visibleTo(Caller.SYSTEM))).stream())
                .toList();
    }
}
