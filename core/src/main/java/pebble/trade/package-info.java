/** What the papers of trade say: orders and invoices, receipts and credit notes, as people print them and as programs write them (UBL). */
@NullMarked
@ApplicationModule(allowedDependencies = {"reading", "documents", "facts", "fields", "layout"})
package pebble.trade;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
