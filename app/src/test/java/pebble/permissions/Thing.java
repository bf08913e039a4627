package pebble.permissions;

import java.util.Map;
import pebble.identity.TestUsers.TestUser;

/** What a path parameter can name, made anew for every check so that no check spoils another. */
interface Thing {
    /** The id of one that the user may reach. */
    String own(TestUser user);

    /** Ids of those the user may not know of, by why. Empty for what belongs to no entity. */
    default Map<String, String> foreign(TestUser user) {
        return Map.of();
    }
}
