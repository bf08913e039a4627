package pebble.tender;

import static pebble.tender.Papers.row;
import static pebble.tender.Papers.states;

import pebble.tender.Papers.Paper;

/** Tender documents of offices in India: of two portals, of a public undertaking, and one in prose. */
final class IndianPapers {
    private static final float[] TWO = {230, 269};

    private IndianPapers() {}

    /** A bid document of the Government e-Marketplace; its Hindi comes out of most PDFs as letters without sense. */
    static Paper gem(boolean middle, float size) {
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
    static Paper portal() {
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
    static Paper undertaking(int turned) {
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
    static Paper prose() {
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
}
