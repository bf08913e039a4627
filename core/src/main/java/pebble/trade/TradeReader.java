package pebble.trade;

import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import pebble.documents.Document;
import pebble.fields.FieldReader;

/** Reads what was found to be an order, an invoice, or what is like one. */
@Component
class TradeReader implements FieldReader {
    /** Who issues these, buys. */
    private static final Set<String> ORDERS = Set.of("purchase_order");

    private static final Set<String> INVOICES =
            Set.of("invoice", "proforma_invoice", "credit_note", "receipt", "order_confirmation");

    @Override
    public Optional<Reading> read(Document document, Pages pages) {
        String kind = document.docType();
        if (kind == null || !ORDERS.contains(kind) && !INVOICES.contains(kind)) {
            return Optional.empty();
        }
        return Optional.of(new Reading(TradePaper.read(pages.all(), document.language(), ORDERS.contains(kind)), null));
    }
}
