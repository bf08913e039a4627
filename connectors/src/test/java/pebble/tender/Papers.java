package pebble.tender;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tender documents of several offices, each in a layout of its own, and what they state. */
public final class Papers {
    private static final float[] TWO = {230, 269};

    private Papers() {}

    /**
     * @param states by key, as {@link TenderPdfTest} writes values
     * @param language as the pipeline would have found it
     */
    public record Paper(String name, byte[] pdf, boolean corrigendum, String language, Map<String, String> states) {
        @Override
        public String toString() {
            return name;
        }
    }

    public static List<Paper> all() {
        return List.of(
                gem(true, 9),
                gem(false, 10),
                portal(),
                undertaking(0),
                undertaking(90),
                undertaking(-90),
                prose(),
                european(),
                german(),
                french(),
                corrigendumTable(),
                corrigendumProse(),
                letter());
    }

    public static Paper named(String name) {
        return all().stream()
                .filter(paper -> paper.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> states(String... pairs) {
        Map<String, String> states = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            states.put(pairs[i], pairs[i + 1]);
        }
        return states;
    }

    /** A bid document of the Government e-Marketplace; its Hindi comes out of most PDFs as letters without sense. */
    private static Paper gem(boolean middle, float size) {
        byte[] pdf = new Printed(size)
                .at(330)
                .put("fcM la[;k/Bid Number: GEM/2026/B/6259575")
                .at(330)
                .put("fnukad/Dated: 02-11-2026")
                .heading("Bid Document")
                .table(
                        TWO,
                        middle,
                        false,
                        row("fcM fooj.k/Bid Details", ""),
                        row("fcM can gksus dh rkjh[k@le; /Bid End Date/Time", "25-11-2026 15:00:00"),
                        row("fcM [kqyus dh rkjh[k@le; /Bid Opening Date/Time", "25-11-2026 15:30:00"),
                        row(
                                "fcM is'kd'k oS/krk (can gksus dh rkjh[k ls) /Bid Offer Validity (From End Date)",
                                "90 (Days)"),
                        row("ea=ky;@jkT; dk uke /Ministry/State Name", "Ministry Of Defence"),
                        row("foHkkx dk uke /Department Name", "Department Of Defence Production"),
                        row("laxBu dk uke /Organisation Name", "Munitions India Limited"),
                        row("dk;kZy; dk uke /Office Name", "Ordnance Factory Itarsi"),
                        row("dqy ek=k /Total Quantity", "12500"),
                        row(
                                "oLrq Js.kh /Item Category",
                                "Caustic Soda Flakes (Q3) , Hydrochloric Acid Commercial Grade as per IS 265 (Q3)"),
                        row("Minimum Average Annual Turnover of the bidder (For 3 Years)", "50 Lakh (s)"),
                        row("Years of Past Experience Required for same/similar service", "3 Year (s)"),
                        row(
                                "foØsrk ls ekaxs x, nLrkost /Document required from seller",
                                "Experience Criteria, Bidder Turnover, Certificate (Requested in ATC), OEM Authorization Certificate"
                                        + " *In case any bidder is seeking exemption from Experience, the supporting documents must be uploaded"),
                        row("Type of Bid", "Two Packet Bid"),
                        row("Estimated Bid Value", "2500000"))
                .heading("EMD Detail")
                .table(TWO, middle, false, row("Advisory Bank", "State Bank of India"), row("EMD Amount", "50000"))
                .heading("Caustic Soda Flakes ( 10000 kilogram )")
                .text("Technical Specifications as per GeM Category Specification in Catalog")
                .heading("Hydrochloric Acid Commercial Grade as per IS 265 ( 2500 kilogram )")
                .heading("Consignees/Reporting Officer and Quantity")
                .table(
                        new float[] {40, 120, 200, 70, 69},
                        middle,
                        true,
                        row("S.No.", "Consignee Reporting/Officer", "Address", "Quantity", "Delivery Days"),
                        row("1", "R K Sharma", "461122, Ordnance Factory Itarsi, Hoshangabad", "12500", "60"))
                .text("Buyer Email: buyer.itarsi@gembuyer.in")
                .pdf();
        return new Paper(
                "GeM" + (middle ? ", centred" : ""),
                pdf,
                false,
                "en",
                states(
                        "bid_number", "GEM/2026/B/6259575",
                        "submission_deadline", "2026-11-25T15:00 Asia/Kolkata",
                        "opening_date", "2026-11-25T15:30 Asia/Kolkata",
                        "validity", "90 day",
                        "ministry", "Ministry Of Defence",
                        "department", "Department Of Defence Production",
                        "buyer", "Munitions India Limited",
                        "category", "Caustic Soda Flakes (Q3) , Hydrochloric Acid Commercial Grade as per IS 265 (Q3)",
                        "estimated_value", "INR 2500000",
                        "emd", "INR 50000",
                        "items.1", "Caustic Soda Flakes = 10000 kg",
                        "items.2", "Hydrochloric Acid Commercial Grade as per IS 265 = 2500 kg",
                        "documents_required.1", "Experience Criteria",
                        "documents_required.3", "Certificate (Requested in ATC)",
                        "documents_required.4", "OEM Authorization Certificate",
                        "contacts.1", "buyer.itarsi@gembuyer.in"));
    }

    private static String[] row(String... cells) {
        return cells;
    }

    /** Details of a tender as portals of the National Informatics Centre print them: four columns. */
    private static Paper portal() {
        float[] four = {95, 155, 95, 154};
        byte[] pdf = new Printed(8)
                .heading("Tender Details")
                .table(
                        new float[] {95, 404},
                        false,
                        false,
                        row(
                                "Organisation Chain",
                                "Bharat Petroleum Corporation Limited||Kochi Refinery||CPO Refineries"),
                        row("Tender Reference Number", "BPCL/KR/2026/CHEM/0457"),
                        row("Tender ID", "2026_BPCL_118273_1"))
                .table(
                        four,
                        false,
                        false,
                        row("Tender Type", "Open Tender", "Form of contract", "Supply"),
                        row("Tender Category", "Goods", "No. of Covers", "2"),
                        row("Payment Mode", "Not Applicable", "Withdrawal Allowed", "Yes"))
                .heading("EMD Fee Details")
                .table(
                        four,
                        false,
                        false,
                        row("EMD Amount in Rs.", "1,23,456", "EMD Exemption Allowed", "Yes"),
                        row("EMD Payable To", "BPCL", "EMD Payable At", "Kochi"))
                .heading("Work Item Details")
                .table(
                        new float[] {95, 404},
                        false,
                        false,
                        row("Title", "Supply of Hydrogen Peroxide 50 percent for Kochi Refinery"),
                        row(
                                "Work Description",
                                "Rate contract for two years for supply of Hydrogen Peroxide 50 percent in carboys"))
                .table(
                        four,
                        false,
                        false,
                        row("Tender Value in Rs.", "61,72,800", "Product Category", "Chemicals/ Petrochemicals"),
                        row("Location", "Ambalamugal, Kochi", "Pincode", "682302"),
                        row("Bid Validity(Days)", "120", "Period Of Work(Days)", "730"))
                .heading("Critical Dates")
                .table(
                        four,
                        false,
                        false,
                        row("Publish Date", "05-Nov-2026 05:00 PM", "Bid Opening Date", "27-Nov-2026 03:00 PM"),
                        row(
                                "Document Download / Sale Start Date",
                                "05-Nov-2026 05:00 PM",
                                "Document Download / Sale End Date",
                                "26-Nov-2026 02:00 PM"),
                        row(
                                "Bid Submission Start Date",
                                "06-Nov-2026 09:00 AM",
                                "Bid Submission End Date",
                                "26-Nov-2026 03:00 PM"))
                .heading("Tender Inviting Authority")
                .table(
                        new float[] {95, 404},
                        false,
                        false,
                        row("Name", "Chief Manager CPO Refineries"),
                        row("Address", "Kochi Refinery, Ambalamugal, cpo.kr@bharatpetroleum.example Ph: 0484-2822101"))
                .pdf();
        return new Paper(
                "NIC portal",
                pdf,
                false,
                "en",
                states(
                        "bid_number", "BPCL/KR/2026/CHEM/0457",
                        "procedure", "2026_BPCL_118273_1",
                        "buyer", "Bharat Petroleum Corporation Limited",
                        "submission_deadline", "2026-11-26T15:00 Asia/Kolkata",
                        "opening_date", "2026-11-27T15:00 Asia/Kolkata",
                        "validity", "120 day",
                        "delivery_period", "730 day",
                        "title", "Supply of Hydrogen Peroxide 50 percent for Kochi Refinery",
                        "estimated_value", "INR 6172800",
                        "emd", "INR 123456",
                        "delivery_place", "Ambalamugal, Kochi",
                        "contacts.1", "cpo.kr@bharatpetroleum.example"));
    }

    /** A notice of a public undertaking: labels with colons, a table of goods over the end of a page, numbered lists. */
    private static Paper undertaking(int turned) {
        String[][] goods = new String[26][];
        goods[0] = row("Sl. No.", "Description of Item", "Qty", "Unit");
        for (int i = 1; i < goods.length; i++) {
            goods[i] = row(
                    i + "",
                    "Laboratory reagent number " + (100 + i)
                            + ", analytical grade, in glass bottles with tamper proof seal, as per specification",
                    (i * 10) + "",
                    i % 2 == 0 ? "Kg" : "Ltr");
        }
        byte[] pdf = new Printed(10, turned)
                .heading("RASHTRIYA CHEMICALS AND FERTILIZERS LIMITED")
                .heading("(A Government of India Undertaking)")
                .heading("NOTICE INVITING TENDER")
                .text("NIT No.: RCF/TROM/PUR/2026-27/118     Date: 03.11.2026")
                .text("Name of Work: Procurement of laboratory reagents for Trombay unit")
                .text("Estimated Cost: Rs. 25.50 Lakhs")
                .text("EMD: Rs. 51,000/- (Rupees Fifty One Thousand only)")
                .text("Last date and time for submission of bids: 24.11.2026 upto 14:00 Hrs")
                .text("Date and time of opening of bids: 24.11.2026 at 15:00 Hrs")
                .text("Validity of offer: 120 days from the date of opening")
                .text("Delivery Period: Within 45 days from the date of purchase order")
                .text("Place of Delivery: Central Stores, RCF Trombay, Mumbai 400074")
                .heading("1. Schedule of requirement")
                .table(new float[] {50, 300, 60, 60}, false, turned == 0, goods)
                .heading("2. Eligibility Criteria")
                .text("The bidder shall fulfil the following:")
                .text("a) Average annual turnover of at least Rs. 10 lakhs in the last three years.")
                .text("b) Supply of laboratory reagents to at least two public undertakings.")
                .heading("3. Documents to be submitted along with the bid")
                .text("a) Copy of PAN and GST registration certificate.")
                .text(
                        "b) Audited balance sheets of the last three financial years together with the certificate of a chartered accountant about the turnover.")
                .text("c) Purchase orders in proof of experience.")
                .heading("4. General")
                .text("Canvassing in any form leads to rejection.")
                .text("Contact Person: Smt. Kavita Rao, Manager (Purchase)")
                .text("Email: krao@rcf.example, Phone: 022-25523044")
                .pdf();
        return new Paper(
                "undertaking turned by " + turned,
                pdf,
                false,
                "en",
                states(
                        "bid_number", "RCF/TROM/PUR/2026-27/118",
                        "buyer", "RASHTRIYA CHEMICALS AND FERTILIZERS LIMITED",
                        "title", "Procurement of laboratory reagents for Trombay unit",
                        "submission_deadline", "2026-11-24T14:00 Asia/Kolkata",
                        "opening_date", "2026-11-24T15:00 Asia/Kolkata",
                        "validity", "120 day",
                        "delivery_period", "45 day",
                        "delivery_place", "Central Stores, RCF Trombay, Mumbai 400074",
                        "estimated_value", "INR 2550000",
                        "emd", "INR 51000",
                        "items.1",
                                "Laboratory reagent number 101, analytical grade, in glass bottles with tamper proof seal, as per specification = 10 L",
                        "items.25",
                                "Laboratory reagent number 125, analytical grade, in glass bottles with tamper proof seal, as per specification = 250 L",
                        "eligibility.2", "Supply of laboratory reagents to at least two public undertakings.",
                        "documents_required.2",
                                "Audited balance sheets of the last three financial years together with the certificate of a chartered accountant about the turnover.",
                        "documents_required.3", "Purchase orders in proof of experience.",
                        "contacts.1", "krao@rcf.example"));
    }

    /** A tender enquiry in running text. */
    private static Paper prose() {
        byte[] pdf = new Printed(11)
                .heading("WESTERN COALFIELDS LIMITED")
                .text("Ref: WCL/MM/CHEM/2026/77                                   Date: 04/11/2026")
                .gap()
                .text("Tender Enquiry No: WCL/MM/OTE/2026/0091")
                .gap()
                .text(
                        "Online bids are invited for supply of 250 MT of Magnetite Powder to the washeries of the Wani area from experienced manufacturers.")
                .gap()
                .text(
                        "Bidders shall upload their offers on the portal; the last date of submission of bids is 3 PM on 30th November 2026 and no offer is"
                                + " accepted thereafter. Bids will be opened on 01.12.2026 at 11.30 AM in the office of the undersigned.")
                .gap()
                .text(
                        "Earnest money deposit of Rs. 2.00 Lakh is to be paid online. The offer shall remain valid for a period of 180 days. The material is to be"
                                + " delivered within 8 weeks at the regional stores.")
                .pdf();
        return new Paper(
                "prose",
                pdf,
                false,
                "en",
                states(
                        "bid_number", "WCL/MM/OTE/2026/0091",
                        "buyer", "WESTERN COALFIELDS LIMITED",
                        "submission_deadline", "2026-11-30T15:00 Asia/Kolkata",
                        "opening_date", "2026-12-01T11:30 Asia/Kolkata",
                        "emd", "INR 200000"));
    }

    private static Paper european() {
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

    private static Paper german() {
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

    private static Paper french() {
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

    private static Paper corrigendumTable() {
        byte[] pdf = new Printed(10)
                .heading("INDIAN OIL CORPORATION LIMITED")
                .heading("CORRIGENDUM NO. 2")
                .text("Tender No.: IOCL/HRO/2026/CHM/44")
                .table(
                        new float[] {160, 165, 165},
                        false,
                        false,
                        row("Particulars", "Existing", "Revised"),
                        row("Bid Submission End Date", "20.11.2026 15:00 Hrs", "30.11.2026 15:00 Hrs"),
                        row("Bid Opening Date", "21.11.2026 15:30 Hrs", "01.12.2026 15:30 Hrs"))
                .text("All other terms and conditions remain unaltered.")
                .pdf();
        return new Paper(
                "corrigendum as a table",
                pdf,
                true,
                "en",
                states(
                        "bid_number", "IOCL/HRO/2026/CHM/44",
                        "submission_deadline", "2026-11-30T15:00 Asia/Kolkata",
                        "opening_date", "2026-12-01T15:30 Asia/Kolkata"));
    }

    private static Paper corrigendumProse() {
        byte[] pdf = new Printed(11)
                .heading("CORRIGENDUM")
                .text(
                        "With reference to Bid Number GEM/2026/B/6259575 dated 02-11-2026, the bid end date, which was 25-11-2026 15:00:00, has been extended to"
                                + " 05-12-2026 15:00:00. Other terms of the bid issued by Munitions India Limited stay as they are.")
                .pdf();
        return new Paper(
                "corrigendum in words",
                pdf,
                true,
                "en",
                states(
                        "bid_number", "GEM/2026/B/6259575",
                        "submission_deadline", "2026-12-05T15:00 Asia/Kolkata"));
    }

    /** Speaks of tenders and states nothing of one: whatever is read must not be sure. */
    private static Paper letter() {
        byte[] pdf = new Printed(11)
                .text("Dear Sir,")
                .text(
                        "Thank you for the call about your tender of last week. We paid the deposit of Rs. 5,000 for the stall on 12.10.2026 and would like to"
                                + " know when the hall opens. The exhibition closes at 6 PM.")
                .text("Yours faithfully")
                .pdf();
        return new Paper("letter", pdf, false, "en", states());
    }
}
