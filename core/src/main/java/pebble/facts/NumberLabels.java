package pebble.facts;

import java.util.List;
import java.util.Set;

/** The words that announce the number of a document, in the languages of our mails. */
final class NumberLabels {
    /**
     * What a label says about the number after it.
     *
     * @param weak also an ordinary word ("order", "lot"): only a code, or many digits, is a number
     * @param tenderOnly means a tender only in a mail that speaks of one
     */
    record Label(FactType type, boolean weak, boolean tenderOnly) {}

    static final Phrases<Label> ALL = new Phrases<>();

    /** Between label and number. */
    static final Set<String> FILLERS = WordLists.set("number-labels.fillers");

    static {
        strong(
                FactType.PO_NUMBER,
                "po, p.o, p o, po no, po number, purchase order, purchase orders, supply order, work order, wo, w.o, po ref, po against, bestellnummer, bestell nr,"
                        + " bestellnr, auftragsnummer, bon de commande, commande n, n de commande, orden de compra, orden de compra n, pedido de compra,"
                        + " numero de pedido, número de pedido, ordine d'acquisto, ordine n, ordine di acquisto, inkooporder, ordernummer, our po, your po,"
                        + " customer po, arc, arc no, buyer's order, cust po, release order, repeat order no, order no, order nos, order number, order ref,"
                        + " order reference, so no, sales order, contract no, contract number, purchase contract, sales contract, pi order,"
                        + " परचेज ऑर्डर, क्रय आदेश, आदेश सं, ऑर्डर सं, ऑर्डर नंबर, siparis no, sipariş no, satın alma siparişi, zamówienie nr, objednávka č");
        weak(
                FactType.PO_NUMBER,
                "order, orders, bestellung, unsere bestellung, auftrag, commande, pedido, ordine, encomenda, nota de encomenda, contract, contrato,"
                        + " contrat, vertrag, sipariş, siparis, zamówienie, bestelling, indent, ऑर्डर, आदेश");
        strong(
                FactType.INVOICE_NUMBER,
                "invoice, invoices, invoice no, tax invoice, commercial invoice, inv, inv no, invoice ref, bill no,"
                        + " bill number, rechnung, rechnungsnummer, rechnungs nr, rechnungsnr, facture, factures, facture n, n de facture, factura,"
                        + " facturas, factura n, fattura, fatture, fattura n, fatura, faturas, nota fiscal, nf e, faktura, faktuur, factuur, fatura no,"
                        + " बिल सं, बिल नंबर, इनवॉइस, चालान सं, your invoice, our invoice");
        weak(FactType.INVOICE_NUMBER, "bill, bills, बिल, doc");
        strong(
                FactType.BATCH_NUMBER,
                "batch, batches, batch no, batch nos, batch number, batch numbers, b no, b.no, bn, lot no, lot nos, lot number, lot numbers, lotnr,"
                        + " charge nr, chargen nr, charge n, chargennummer, lote n, lote no, lote nº, n de lot, numéro de lot, numero de lote, lotto n,"
                        + " lotto numero, partij, batchnr, बैच, बैच सं, बैच नंबर, लॉट, parti no");
        weak(
                FactType.BATCH_NUMBER,
                "coa, coas, lot, lots, lote, lotes, lotto, lotti, charge, chargen, partie, partida");
        strong(
                FactType.BID_NUMBER,
                "tender, tenders, tender no, tender nos, tender number, tender id, tender ref, tender reference, tender enquiry, limited tender enquiry,"
                        + " limited tender, open tender, e tender, etender, e tender no, e tender notice, e tender notice no, tender notice, tender notice no, nit, nit no, nit number,"
                        + " notice inviting tender, bid no, bid number, bid id, bid, rfp, rfp no, rfb, ifb, icb, ncb, eoi, eoi no, expression of interest,"
                        + " rate contract, tn, quotation notice, short tender notice, bid invitation, concurso, concurso público, licitación, licitacion,"
                        + " licitación pública, licitação, pregão, pregão eletrônico, edital, dao, dao n, appel d'offres, appel d'offres n, avis d'appel d'offres,"
                        + " ausschreibung, vergabenummer, gara, gara n, bando, ihale, przetarg, निविदा, निविदा सं, निविदा संख्या, निविदा सूचना, निविदा सूचना सं,"
                        + " निविदा आमंत्रण सूचना, निविदा आमंत्रण सूचना सं, reverse auction, ra no, auction id, tender package");
        tenderOnly(
                "rfq, rfx, rfi, enquiry, enquiry no, inquiry, inquiry no, event, event id, package, case no, requirement no, request for quotation,"
                        + " loi, loi no, letter of intent, letter of award, loa");
    }

    /** A proforma is an offer, whose number is none of ours. */
    static final Phrases<Boolean> IGNORED = Phrases.of(List.of(
            "proforma invoice",
            "proforma invoice no",
            "proforma",
            "proforma no",
            "=PI",
            "=PI No",
            "quotation",
            "quotation no",
            "offer no",
            "our ref"));

    private NumberLabels() {}

    private static void strong(FactType type, String phrases) {
        ALL.putAll(List.of(phrases.split(", *")), new Label(type, false, false));
    }

    private static void weak(FactType type, String phrases) {
        ALL.putAll(List.of(phrases.split(", *")), new Label(type, true, false));
    }

    private static void tenderOnly(String phrases) {
        ALL.putAll(List.of(phrases.split(", *")), new Label(FactType.BID_NUMBER, true, true));
    }
}
