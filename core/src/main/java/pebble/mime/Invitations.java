package pebble.mime;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads who invites to what, when and where. Of iCalendar (RFC 5545) no more than that is needed, and a whole library would unroll
 * any recurrence that a hostile mail writes down. What cannot be read is no invitation, only an attachment.
 */
final class Invitations {
    private static final int LARGEST = 1024 * 1024;
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);

    private final CalendarComponent calendar;

    private Invitations(CalendarComponent calendar) {
        this.calendar = calendar;
    }

    static @Nullable Invitation of(Part part) {
        if (part.bytes().length > LARGEST) {
            return null;
        }
        CalendarComponent calendar = CalendarComponent.read(part.text());
        return calendar.parts("VEVENT")
                .findFirst()
                .map(event -> new Invitations(calendar).invitation(event, part.typeParameter("method")))
                .orElse(null);
    }

    private Invitation invitation(CalendarComponent event, String declaredMethod) {
        String named = calendar.text("METHOD");
        String method = (named.isEmpty() ? declaredMethod : named).toUpperCase(Locale.ROOT);
        Instant start = instant(event, "DTSTART");
        return new Invitation(
                method.isEmpty() ? "PUBLISH" : method,
                event.text("SUMMARY"),
                start,
                end(event, start),
                event.text("LOCATION"),
                email(event.text("ORGANIZER")));
    }

    private @Nullable Instant end(CalendarComponent event, @Nullable Instant start) {
        Instant end = instant(event, "DTEND");
        String duration = event.text("DURATION");
        if (end != null || start == null || duration.isEmpty()) {
            return end;
        }
        try {
            return duration.contains("W")
                    ? start.atOffset(ZoneOffset.UTC)
                            .plus(Period.parse(duration))
                            .toInstant()
                    : start.plus(Duration.parse(duration));
        } catch (DateTimeException | ArithmeticException unreadable) {
            return null;
        }
    }

    /** Times in a zone that nobody defines are taken as UTC, days as their midnight in UTC. */
    private @Nullable Instant instant(CalendarComponent event, String name) {
        String value = event.text(name);
        try {
            if (value.length() == 8) {
                LocalDate day = LocalDate.parse(value, DateTimeFormatter.BASIC_ISO_DATE);
                return day.atStartOfDay().toInstant(ZoneOffset.UTC);
            }
            boolean utc = value.endsWith("Z");
            LocalDateTime local = LocalDateTime.parse(utc ? value.substring(0, value.length() - 1) : value, LOCAL);
            return utc
                    ? local.toInstant(ZoneOffset.UTC)
                    : local.toInstant(offset(event.parameter(name, "TZID"), local));
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private ZoneOffset offset(String zone, LocalDateTime at) {
        return calendar.parts("VTIMEZONE")
                .filter(definition -> definition.text("TZID").equals(zone))
                .findFirst()
                .flatMap(definition -> CalendarZone.offset(definition, at))
                .orElseGet(() -> known(zone, at));
    }

    private static ZoneOffset known(String zone, LocalDateTime at) {
        boolean iana = ZoneId.getAvailableZoneIds().contains(zone);
        return iana ? ZoneId.of(zone).getRules().getOffset(at) : ZoneOffset.UTC;
    }

    private static String email(String organiser) {
        return organiser.regionMatches(true, 0, "mailto:", 0, 7)
                ? organiser.substring(7).strip()
                : organiser.strip();
    }
}
