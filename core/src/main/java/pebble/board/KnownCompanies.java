package pebble.board;

import java.util.Optional;
import java.util.UUID;
import pebble.identity.Caller;

/** Which companies there are to be linked to. The noun that owns companies answers. */
public interface KnownCompanies {
    /** Empty when there is none or the caller may not know of it. */
    Optional<CompanyLink> find(Caller caller, UUID company);
}
