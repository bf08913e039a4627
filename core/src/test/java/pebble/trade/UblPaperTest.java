package pebble.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import pebble.fields.Field;
import pebble.fields.ValueView;
import pebble.layout.Quotes;
import pebble.layout.XmlTree;

class UblPaperTest {
    private static final String INVOICE = """
            <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cac="a" xmlns:cbc="b">
              <cbc:ID>INV-7</cbc:ID><cbc:IssueDate>2026-03-12</cbc:IssueDate><cbc:DueDate>2026-04-11</cbc:DueDate>
              <cac:OrderReference><cbc:ID>4500012345</cbc:ID></cac:OrderReference>
              <cac:AccountingSupplierParty><cac:Party><cac:PartyName><cbc:Name>Konkan</cbc:Name></cac:PartyName>
                <cac:PartyTaxScheme><cbc:CompanyID>24AABCM0000K1Z6</cbc:CompanyID></cac:PartyTaxScheme>
                <cac:PartyLegalEntity><cbc:RegistrationName>Konkan Solvents Pvt. Ltd.</cbc:RegistrationName></cac:PartyLegalEntity>
              </cac:Party></cac:AccountingSupplierParty>
              <cac:AccountingCustomerParty><cac:Party><cac:PartyName><cbc:Name>Lackwerke Nord GmbH</cbc:Name></cac:PartyName></cac:Party></cac:AccountingCustomerParty>
              <cac:TaxTotal><cbc:TaxAmount currencyID="EUR">190.00</cbc:TaxAmount></cac:TaxTotal>
              <cac:LegalMonetaryTotal><cbc:TaxExclusiveAmount currencyID="EUR">1000.00</cbc:TaxExclusiveAmount>
                <cbc:TaxInclusiveAmount currencyID="EUR">1190.00</cbc:TaxInclusiveAmount></cac:LegalMonetaryTotal>
              <cac:InvoiceLine><cbc:InvoicedQuantity unitCode="KGM">500</cbc:InvoicedQuantity>
                <cbc:LineExtensionAmount currencyID="EUR">1000.00</cbc:LineExtensionAmount>
                <cac:Item><cbc:Name>Butyl glycol</cbc:Name></cac:Item>
                <cac:Price><cbc:PriceAmount currencyID="EUR">2.00</cbc:PriceAmount></cac:Price></cac:InvoiceLine>
            </Invoice>
            """;

    @Test
    void an_invoice_of_the_universal_business_language_is_read_exactly() {
        UblPaper paper = paper(INVOICE);
        List<Field> fields = paper.fields(new Quotes(List.of()));

        assertThat(paper.kind().type()).isEqualTo("invoice");
        assertThat(fields).allSatisfy(field -> assertThat(field.confidence()).isEqualTo(1));
        assertThat(fields)
                .extracting(field -> field.key() + " = " + field.text())
                .containsExactly(
                        "invoice_number = INV-7",
                        "po_number = 4500012345",
                        "date = 2026-03-12",
                        "seller = Konkan Solvents Pvt. Ltd.",
                        "seller_gstin = 24AABCM0000K1Z6",
                        "buyer = Lackwerke Nord GmbH",
                        "net = 1000.00",
                        "tax = 190.00",
                        "total = 1190.00",
                        "due_date = 2026-04-11",
                        "items.1 = Butyl glycol");
        ValueView item =
                ValueView.of(java.util.Objects.requireNonNull(fields.getLast().value()));
        assertThat(item.quantity()).hasToString("Amount[amount=500, unit=kg]");
        assertThat(item.price()).hasToString("Sum[amount=2.00, currency=EUR]");
        assertThat(item.sum()).hasToString("Sum[amount=1000.00, currency=EUR]");
    }

    @Test
    void who_buys_issues_an_order() {
        UblPaper paper = paper("""
                <Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"><ID>34</ID><IssueDate>no day</IssueDate>
                <BuyerCustomerParty><Party><PartyName><Name>Deccan</Name></PartyName></Party></BuyerCustomerParty></Order>
                """);

        assertThat(paper.kind().type()).isEqualTo("purchase_order");
        assertThat(paper.fields(new Quotes(List.of()))).extracting(Field::key).containsExactly("po_number", "buyer");
    }

    @Test
    void another_vocabulary_is_none() {
        assertThat(XmlTree.read(bytes("<Invoice><ID>7</ID></Invoice>")).flatMap(UblPaper::of))
                .isEmpty();
    }

    private static UblPaper paper(String xml) {
        return XmlTree.read(bytes(xml)).flatMap(UblPaper::of).orElseThrow();
    }

    private static ByteArrayInputStream bytes(String xml) {
        return new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
    }
}
