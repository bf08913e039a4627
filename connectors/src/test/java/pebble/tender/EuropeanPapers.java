package pebble.tender;

import static pebble.tender.Papers.row;
import static pebble.tender.Papers.states;

import pebble.tender.Papers.Paper;

/** Tender documents of offices in Europe, in three languages. */
final class EuropeanPapers {
    private EuropeanPapers() {}

    static Paper european() {
        byte[] pdf = new Printed(10)
                .heading("Contract notice")
                .text("Section I: Contracting authority")
                .text("I.1) Name and addresses")
                .text("Official name: Waterways Agency of Flanders")
                .text("Postal address: Koning Albert II-laan 20, Brussels, Belgium")
                .text("E-mail: procurement@waterways.example")
                .gap()
                .text("Section II: Object")
                .text("II.1.1) Title:")
                .text("Supply of sodium hypochlorite for water treatment")
                .text("Reference number: VW-2026-0815")
                .text("II.1.2) Main CPV code")
                .text("24312200")
                .text("II.1.5) Estimated total value")
                .text("Value excluding VAT: 1 250 000.00 EUR")
                .gap()
                .text("Section IV: Procedure")
                .text("IV.2.2) Time limit for receipt of tenders or requests to participate")
                .text("Date: 15/12/2026")
                .text("Local time: 12:00")
                .text("IV.2.6) Minimum time frame during which the tenderer must maintain the tender")
                .text("Duration in months: 6 (from the date stated for receipt of tender)")
                .text("IV.2.7) Conditions for opening of tenders")
                .text("Date: 15/12/2026 Local time: 14:00")
                .pdf();
        return new Paper(
                "European",
                pdf,
                false,
                "en",
                states(
                        "bid_number", "VW-2026-0815",
                        "buyer", "Waterways Agency of Flanders",
                        "title", "Supply of sodium hypochlorite for water treatment",
                        "category", "24312200",
                        "estimated_value", "EUR 1250000",
                        "submission_deadline", "2026-12-15T12:00 Europe/Brussels",
                        "opening_date", "2026-12-15T14:00 Europe/Brussels",
                        "contacts.1", "procurement@waterways.example"));
    }

    static Paper german() {
        byte[] pdf = new Printed(10)
                .heading("Öffentliche Ausschreibung nach UVgO")
                .at(60, 240)
                .put("Auftraggeber:", "Stadtwerke Musterhausen GmbH")
                .at(60, 240)
                .put("Vergabenummer:", "SWM-2026-077")
                .at(60, 240)
                .put("Gegenstand:", "Lieferung von Natronlauge 50 % in Tankwagen")
                .at(60, 240)
                .put("Geschätzter Auftragswert:", "180.000,00 EUR")
                .at(60, 240)
                .put("Angebotsfrist:", "15.12.2026, 12:00 Uhr")
                .at(60, 240)
                .put("Bindefrist:", "60 Tage")
                .at(60, 240)
                .put("Lieferort:", "Wasserwerk Nord, Musterhausen")
                .at(60, 240)
                .put("Ansprechpartner:", "Jana Weber, j.weber@swm.example")
                .pdf();
        return new Paper(
                "German",
                pdf,
                false,
                "de",
                states(
                        "bid_number", "SWM-2026-077",
                        "buyer", "Stadtwerke Musterhausen GmbH",
                        "title", "Lieferung von Natronlauge 50 % in Tankwagen",
                        "estimated_value", "EUR 180000",
                        "submission_deadline", "2026-12-15T12:00 Europe/Berlin",
                        "validity", "60 day",
                        "delivery_place", "Wasserwerk Nord, Musterhausen",
                        "contacts.1", "j.weber@swm.example"));
    }

    static Paper french() {
        byte[] pdf = new Printed(11)
                .heading("Avis d'appel public à la concurrence")
                .table(
                        new float[] {200, 290},
                        true,
                        false,
                        row("Pouvoir adjudicateur", "Syndicat des Eaux du Val de Loire"),
                        row("Référence de la consultation", "SEVL-2026-31"),
                        row(
                                "Objet du marché",
                                "Fourniture de chlorure ferrique pour les stations d'épuration du syndicat"),
                        row("Valeur estimée", "95 000 € HT"),
                        row("Date limite de réception des offres", "le 15 décembre 2026 à 12h00"),
                        row("Délai de validité des offres", "120 jours"))
                .pdf();
        return new Paper(
                "French",
                pdf,
                false,
                "fr",
                states(
                        "bid_number", "SEVL-2026-31",
                        "buyer", "Syndicat des Eaux du Val de Loire",
                        "title", "Fourniture de chlorure ferrique pour les stations d'épuration du syndicat",
                        "estimated_value", "EUR 95000",
                        "submission_deadline", "2026-12-15T12:00 Europe/Paris",
                        "validity", "120 day"));
    }
}
