package pebble.tender;

import static pebble.tender.Papers.row;
import static pebble.tender.Papers.states;

import pebble.tender.Papers.Paper;

/** What follows a tender: two corrigenda; and a letter that is none. */
final class ChangedPapers {
    private ChangedPapers() {}

    static Paper corrigendumTable() {
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

    static Paper corrigendumProse() {
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
    static Paper letter() {
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
