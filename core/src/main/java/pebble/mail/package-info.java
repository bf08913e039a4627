/** Mailboxes, what lies in them and where it came from: copies, messages, placements, filings, imports, reconciliation. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "identity", "audit", "blobs", "jobs", "live", "mime"})
package pebble.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
