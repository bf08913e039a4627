package pebble.access;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pebble.identity.Caller;
import pebble.identity.Role;

/**
 * The way in for the command line of this machine: a token that lives as long as the process and that the product leaves in its
 * data folder, readable by its owner only. It is no row, so it never is a user to manage or the last administrator.
 */
@Component
public class CommandLine {
    private static final Caller CALLER =
            new Caller(Caller.COMMAND_LINE, "Command line", "", Set.of(Role.ADMIN), Set.of(), Set.of());
    private static final CredentialId CREDENTIAL = new CredentialId(new UUID(0, 1));

    private volatile @Nullable String token;

    /** A fresh token; the one before it ends. */
    public String open() {
        String fresh = Tokens.PREFIX + Secret.fresh();
        token = fresh;
        return fresh;
    }

    Optional<SignedIn> recognise(String given) {
        String open = token;
        return open != null && Secret.same(given, open)
                ? Optional.of(new SignedIn(CALLER, CREDENTIAL, null))
                : Optional.empty();
    }
}
