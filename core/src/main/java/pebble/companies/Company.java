package pebble.companies;

import java.util.List;

/**
 * A company that customers, or suppliers, write from.
 *
 * @param domains lower-case mail domains that are its own
 * @param gstins Indian tax registrations, in upper case without separators
 */
public record Company(CompanyId id, String name, List<String> domains, List<String> gstins, int version) {}
