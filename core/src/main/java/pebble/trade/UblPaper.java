package pebble.trade;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pebble.facts.FactType;
import pebble.fields.Field;
import pebble.fields.Field.Source;
import pebble.fields.FieldName;
import pebble.fields.FieldReader.Kind;
import pebble.fields.FieldValue;
import pebble.fields.FieldValue.Item;
import pebble.fields.FieldValue.Moment;
import pebble.fields.FieldValue.Money;
import pebble.fields.FieldValue.Quantity;
import pebble.fields.FieldValue.Text;
import pebble.fields.Stating;
import pebble.layout.Quotes;
import pebble.layout.Written;
import pebble.layout.XmlTree.Element;

/** An invoice, credit note or order of UBL 2, which EN 16931 and Peppol write too. */
record UblPaper(Element root) {
    private static final String NAMESPACE = "urn:oasis:names:specification:ubl:schema:xsd:";
    private static final Map<String, Kind> KINDS = Map.of(
            "Invoice", new Kind("invoice", "finance"),
            "CreditNote", new Kind("credit_note", "finance"),
            "Order", new Kind("purchase_order", "sales"));
    /** Of UN/ECE recommendation 20. */
    private static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("KGM", "kg"),
            Map.entry("GRM", "g"),
            Map.entry("TNE", "t"),
            Map.entry("LTR", "L"),
            Map.entry("MLT", "mL"),
            Map.entry("MTQ", "m3"),
            Map.entry("MTR", "m"),
            Map.entry("HUR", "hour"),
            Map.entry("DAY", "day"),
            Map.entry("EA", ""),
            Map.entry("C62", ""),
            Map.entry("H87", ""),
            Map.entry("NAR", ""),
            Map.entry("DR", "drum"),
            Map.entry("XDR", "drum"),
            Map.entry("BG", "bag"),
            Map.entry("XBG", "bag"));

    static Optional<UblPaper> of(Element root) {
        return KINDS.containsKey(root.name()) && root.namespace().startsWith(NAMESPACE)
                ? Optional.of(new UblPaper(root))
                : Optional.empty();
    }

    Kind kind() {
        return Objects.requireNonNull(KINDS.get(root.name()));
    }

    List<Field> fields(Quotes quotes) {
        Stating stating = new Stating(Source.FORMAT);
        boolean order = root.name().equals("Order");
        Element none = new Element("", "", Map.of(), List.of(), new StringBuilder());
        Element seller = root.first(order ? "SellerSupplierParty" : "AccountingSupplierParty", "Party")
                .orElse(none);
        Element buyer = root.first(order ? "BuyerCustomerParty" : "AccountingCustomerParty", "Party")
                .orElse(none);
        text(stating, quotes, order ? FieldName.PO_NUMBER : FieldName.INVOICE_NUMBER, root.text("ID"));
        text(stating, quotes, FieldName.PO_NUMBER, root.text("OrderReference", "ID"));
        day(stating, quotes, FieldName.DATE, root.text("IssueDate"));
        text(stating, quotes, FieldName.SELLER, name(seller));
        text(stating, quotes, FieldName.SELLER_GSTIN, gstin(seller));
        text(stating, quotes, FieldName.BUYER, name(buyer));
        text(stating, quotes, FieldName.BUYER_GSTIN, gstin(buyer));
        Element sums = root.first(order ? "AnticipatedMonetaryTotal" : "LegalMonetaryTotal")
                .orElse(none);
        money(stating, quotes, FieldName.NET, first(sums, "TaxExclusiveAmount", "LineExtensionAmount"));
        money(stating, quotes, FieldName.TAX, root.first("TaxTotal", "TaxAmount"));
        money(stating, quotes, FieldName.TOTAL, first(sums, "TaxInclusiveAmount", "PayableAmount"));
        day(
                stating,
                quotes,
                FieldName.DUE_DATE,
                firstText("DueDate", "PaymentMeans/PaymentDueDate", "PaymentTerms/PaymentDueDate"));
        text(stating, quotes, FieldName.PAYMENT_TERMS, root.text("PaymentTerms", "Note"));
        day(
                stating,
                quotes,
                FieldName.DELIVERY_DATE,
                firstText(
                        "Delivery/ActualDeliveryDate",
                        "Delivery/RequestedDeliveryPeriod/EndDate",
                        "Delivery/RequestedDeliveryPeriod/StartDate"));
        text(stating, quotes, FieldName.DELIVERY_PLACE, place());
        lines(order).forEach(line -> line(stating, quotes, line));
        return stating.all();
    }

    private static String name(Element party) {
        String legal = party.text("PartyLegalEntity", "RegistrationName");
        return legal.isEmpty() ? party.text("PartyName", "Name") : legal;
    }

    private static String gstin(Element party) {
        return Written.proven(party.text("PartyTaxScheme", "CompanyID"), FactType.GSTIN).stream()
                .map(fact -> String.valueOf(fact.value()))
                .findFirst()
                .orElse("");
    }

    private String place() {
        return root
                .first("Delivery", "DeliveryLocation", "Address")
                .or(() -> root.first("Delivery", "DeliveryAddress"))
                .stream()
                .flatMap(address -> Stream.of(
                        address.text("StreetName"),
                        address.text("PostalZone"),
                        address.text("CityName"),
                        address.text("Country", "IdentificationCode")))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private Stream<Element> lines(boolean order) {
        return order
                ? root.all("OrderLine", "LineItem")
                : Stream.concat(root.all("InvoiceLine"), root.all("CreditNoteLine"));
    }

    private void line(Stating stating, Quotes quotes, Element line) {
        String name = line.text("Item", "Name");
        if (name.isEmpty()) {
            name = line.text("Item", "Description");
        }
        Quantity quantity = first(line, "InvoicedQuantity", "CreditedQuantity", "Quantity")
                .flatMap(measure -> figure(measure.text())
                        .map(amount -> new Quantity(
                                amount,
                                UNITS.getOrDefault(measure.attribute("unitCode"), measure.attribute("unitCode")))))
                .orElse(null);
        Money price =
                line.first("Price", "PriceAmount").flatMap(UblPaper::money).orElse(null);
        Money sum = line.first("LineExtensionAmount").flatMap(UblPaper::money).orElse(null);
        if (!name.isEmpty()) {
            state(stating, quotes, FieldName.ITEMS, new Item(name, quantity, price, sum), name);
        }
    }

    private String firstText(String... paths) {
        return Stream.of(paths)
                .map(path -> root.text(path.split("/")))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static Optional<Element> first(Element from, String... names) {
        return Stream.of(names).flatMap(from::all).findFirst();
    }

    private static void text(Stating stating, Quotes quotes, FieldName name, String text) {
        if (!text.isEmpty() && !stating.has(name)) {
            state(stating, quotes, name, new Text(text), text);
        }
    }

    private static void day(Stating stating, Quotes quotes, FieldName name, String text) {
        try {
            state(stating, quotes, name, new Moment(LocalDate.parse(text), null, null), text);
        } catch (DateTimeParseException none) {
            // Not written, or not as the format has it: then it is not stated.
            return;
        }
    }

    private static void money(Stating stating, Quotes quotes, FieldName name, Optional<Element> element) {
        element.ifPresent(one -> money(one).ifPresent(money -> state(stating, quotes, name, money, one.text())));
    }

    private static Optional<Money> money(Element element) {
        String currency = element.attribute("currencyID");
        return figure(element.text()).map(amount -> new Money(amount, currency.isEmpty() ? null : currency));
    }

    private static Optional<BigDecimal> figure(String text) {
        return text.matches("-?\\d{1,15}(?:\\.\\d{1,8})?") ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    private static void state(Stating stating, Quotes quotes, FieldName name, FieldValue value, String text) {
        stating.add(name, value, text, quotes.find(text).orElse(null), 1);
    }
}
