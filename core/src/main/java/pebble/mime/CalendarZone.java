package pebble.mime;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The offset of a time zone that a calendar defines itself, as Outlook's do under names of its own. Rules are yearly, "the last
 * Sunday of October"; they are worked out for the year in question and the one before, never unrolled.
 */
final class CalendarZone {
    private static final Pattern YEARLY =
            Pattern.compile("(?=.*FREQ=YEARLY)(?=.*BYMONTH=(\\d{1,2}))(?=.*BYDAY=(-?\\d)(MO|TU|WE|TH|FR|SA|SU)).*");
    private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
    private static final Pattern OFFSET = Pattern.compile("([+-])(\\d{2})(\\d{2})(?:\\d{2})?");

    private CalendarZone() {}

    private record Onset(LocalDateTime at, ZoneOffset offset) {}

    static Optional<ZoneOffset> offset(CalendarComponent zone, LocalDateTime at) {
        List<CalendarComponent> observances =
                Stream.concat(zone.parts("STANDARD"), zone.parts("DAYLIGHT")).toList();
        List<Onset> onsets = new ArrayList<>();
        for (CalendarComponent observance : observances) {
            offset(observance).ifPresent(offset -> {
                for (int year = at.getYear() - 1; year <= at.getYear(); year++) {
                    onset(observance, year).ifPresent(onset -> onsets.add(new Onset(onset, offset)));
                }
            });
        }
        return onsets.stream()
                .filter(onset -> !onset.at().isAfter(at))
                .max(Comparator.comparing(Onset::at))
                .map(Onset::offset)
                .or(() -> observances.stream().flatMap(o -> offset(o).stream()).findFirst());
    }

    private static Optional<ZoneOffset> offset(CalendarComponent observance) {
        Matcher offset = OFFSET.matcher(observance.text("TZOFFSETTO"));
        if (!offset.matches()) {
            return Optional.empty();
        }
        int sign = offset.group(1).equals("-") ? -1 : 1;
        int hours = Integer.parseInt(offset.group(2));
        int minutes = Integer.parseInt(offset.group(3));
        boolean possible = hours < 18 && minutes < 60;
        return possible ? Optional.of(ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes)) : Optional.empty();
    }

    /** When the observance begins in this year; without a yearly rule, when it began. */
    private static Optional<LocalDateTime> onset(CalendarComponent observance, int year) {
        String start = observance.text("DTSTART");
        try {
            LocalDateTime first = LocalDateTime.of(
                    LocalDate.parse(start.substring(0, 4) + "-" + start.substring(4, 6) + "-" + start.substring(6, 8)),
                    LocalTime.parse(start.substring(9, 11) + ":" + start.substring(11, 13)));
            Matcher rule = YEARLY.matcher(observance.text("RRULE"));
            if (!rule.matches()) {
                return Optional.of(first);
            }
            DayOfWeek day = DayOfWeek.of(DAYS.indexOf(rule.group(3)) + 1);
            LocalDate date = LocalDate.of(year, Integer.parseInt(rule.group(1)), 1)
                    .with(TemporalAdjusters.dayOfWeekInMonth(Integer.parseInt(rule.group(2)), day));
            return Optional.of(date.atTime(first.toLocalTime()));
        } catch (DateTimeException | StringIndexOutOfBoundsException unreadable) {
            return Optional.empty();
        }
    }
}
