/** Mailboxes on IMAP servers (RFC 3501, IDLE RFC 2177, SPECIAL-USE RFC 6154): read by polling and by watching. */
@NullMarked
package pebble.connectors.imap;

import org.jspecify.annotations.NullMarked;
