package pebble.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvitationsTest {
    /** As Outlook writes it: a name of its own, rules since 1601. */
    private static final String ZONE = """
            BEGIN:VTIMEZONE
            TZID:W. Europe Standard Time
            BEGIN:STANDARD
            DTSTART:16010101T030000
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
            END:STANDARD
            BEGIN:DAYLIGHT
            DTSTART:16010101T020000
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0200
            RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
            END:DAYLIGHT
            END:VTIMEZONE
            """;

    @ParameterizedTest
    @CsvSource({
        "DTSTART:20260313T043000Z, 2026-03-13T04:30:00Z",
        "DTSTART;TZID=Asia/Kolkata:20260313T100000, 2026-03-13T04:30:00Z",
        "DTSTART;TZID=\"W. Europe Standard Time\":20260113T100000, 2026-01-13T09:00:00Z",
        "DTSTART;TZID=\"W. Europe Standard Time\":20260713T100000, 2026-07-13T08:00:00Z",
        "DTSTART;TZID=\"W. Europe Standard Time\":20261113T100000, 2026-11-13T09:00:00Z",
        "DTSTART;VALUE=DATE:20260313, 2026-03-13T00:00:00Z",
        "DTSTART:20260313T100000, 2026-03-13T10:00:00Z",
        "DTSTART:tomorrow, "
    })
    void starts_are_read_in_their_zone(String start, Instant expected) {
        assertThat(read(ZONE, start).start()).isEqualTo(expected);
    }

    @Test
    void an_end_may_be_a_duration() {
        assertThat(read("", "DTSTART:20260313T043000Z\nDURATION:P1DT2H").end())
                .isEqualTo(Instant.parse("2026-03-14T06:30:00Z"));
        assertThat(read("", "DTSTART:20260313T043000Z\nDURATION:P2W").end())
                .isEqualTo(Instant.parse("2026-03-27T04:30:00Z"));
    }

    @Test
    void folded_and_escaped_words_are_read() {
        Invitation read = read(
                "",
                "SUMMARY;LANGUAGE=en:Plant\\, line 2\\nand\n  3\nORGANIZER;CN=\"Rao: Anil\":MAILTO:anil@example.com");

        assertThat(read.summary()).isEqualTo("Plant, line 2\nand 3");
        assertThat(read.organiser()).isEqualTo("anil@example.com");
    }

    /** A library unrolled such rules until the memory was full. */
    @ParameterizedTest
    @ValueSource(
            strings = {"FREQ=SECONDLY", "FREQ=YEARLY;BYMONTH=13;BYDAY=-1SU", "FREQ=YEARLY;BYMONTHDAY=31;BYMONTH=2"})
    void a_hostile_recurrence_costs_nothing(String rule) {
        String zone = ZONE.replaceAll("RRULE:.*", "RRULE:" + rule);

        assertThat(read(zone, "DTSTART;TZID=\"W. Europe Standard Time\":99990713T100000")
                        .start())
                .isNotNull();
    }

    private static Invitation read(String zone, String lines) {
        String mail = "Subject: x\nContent-Type: text/calendar; method=request\n\nBEGIN:VCALENDAR\n" + zone
                + "BEGIN:VEVENT\n" + lines + "\nEND:VEVENT\nEND:VCALENDAR\n";
        Invitation read = MailReader.read(mail.getBytes(StandardCharsets.UTF_8)).invitation();
        assertThat(read).isNotNull();
        assertThat(read.method()).isEqualTo("REQUEST");
        return read;
    }
}
