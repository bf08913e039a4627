package pebble.fields;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pebble.facts.Fact;
import pebble.facts.FactType;
import pebble.facts.Facts;
import pebble.fields.FieldValue.Moment;

/** Days with their time, as people and programs write them: {@code 25-11-2026 15:00:00}, {@code 3 PM on 5th May 2026}, {@code le 5 mai 2026 à 12h00}. */
public final class Moments {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final String CLOCK =
            "(?:(\\d{1,2}) ?[:.h] ?(\\d{2})(?:[:.](\\d{2}))?(?![\\d/-])(?: ?(am|pm|a\\.m\\.?|p\\.m\\.?|noon)(?![\\p{L}]))?"
                    + "|(\\d{1,2}) ?(am|pm|a\\.m\\.?|p\\.m\\.?|noon|uhr|h|hrs\\.?|hours|heures|बजे)(?![\\p{L}\\d])"
                    + "|(\\d{2})(\\d{2}) ?(?:hrs\\.?|hours|h)(?![\\p{L}\\d]))";
    private static final Pattern AFTER = Pattern.compile(
            "[\\s,;:()|@/–-]{0,6}(?:(?:at|upto|up to|till|until|by|before|um|bis|à|a las|alle ore|alle|ore|às|of|time|uhrzeit|heure|hora|ora|local time|latest|hrs|समय|को)"
                    + "[\\s.:,()-]{0,3}){0,3}" + CLOCK,
            FLAGS);
    private static final Pattern BEFORE = Pattern.compile(
            CLOCK
                    + "(?: ?(?:hrs\\.?|hours|uhr|ist|cet|local time|heures))?[\\s,.()]{0,3}(?:(?:on|of|dated|dt\\.?|am|le|du|del|den|i\\.e\\.?|or)[\\s.:]{1,2}){0,2}$",
            FLAGS);
    private static final Pattern ZONE = Pattern.compile(
            "(?: ?(?:hrs\\.?|hours|uhr))?[\\s,(]{0,3}(?:(IST|CEST|CET|MESZ|MEZ|BST|GMT|UTC|Z)(?![\\p{L}+-])|(?:UTC|GMT)? ?([+-]\\d{1,2}):?(\\d{2})?(?![\\d/-]))");
    private static final Pattern ISO = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\d)(?:[T ](\\d\\d:\\d\\d(?::\\d\\d)?)(?:\\.\\d+)?)? ?(Z|[+-]\\d\\d:\\d\\d)?(?:\\[([A-Za-z_/]+)])?");
    private static final Map<String, String> ZONES = Map.of(
            "IST",
            "Asia/Kolkata",
            "CET",
            "Europe/Brussels",
            "CEST",
            "Europe/Brussels",
            "MEZ",
            "Europe/Berlin",
            "MESZ",
            "Europe/Berlin",
            "BST",
            "Europe/London",
            "GMT",
            "Z",
            "UTC",
            "Z",
            "Z",
            "Z");
    private static final int NEAR = 60;

    private Moments() {}

    /** @param end behind its last character */
    public record Found(Moment value, int start, int end) {}

    /** @param zone where nothing is written: of the place where the text comes from */
    public static List<Found> find(String text, @Nullable String zone) {
        List<Found> found = new ArrayList<>();
        for (Fact fact : Facts.figures(text)) {
            if (fact.type() == FactType.DATE
                    && fact.value() != null
                    && fact.value().matches("\\d{4}-\\d\\d-\\d\\d")) {
                found.add(timed(text, LocalDate.parse(fact.value()), fact.start(), fact.end(), zone));
            }
        }
        return found;
    }

    /** What a person or a program wrote in the form of ISO 8601; null for anything else. */
    static @Nullable Moment iso(String text, @Nullable String zone) {
        Matcher iso = ISO.matcher(text.strip());
        if (!iso.matches()) {
            return null;
        }
        try {
            String told = iso.group(4) != null ? iso.group(4) : iso.group(3);
            return new Moment(
                    LocalDate.parse(iso.group(1)),
                    iso.group(2) == null ? null : LocalTime.parse(iso.group(2)),
                    told == null ? zone : told);
        } catch (IllegalArgumentException | java.time.DateTimeException none) {
            return null;
        }
    }

    private static Found timed(String text, LocalDate date, int start, int end, @Nullable String zone) {
        Matcher after = AFTER.matcher(text).region(end, Math.min(text.length(), end + NEAR));
        if (after.lookingAt()) {
            LocalTime time = time(after);
            if (time != null) {
                Matcher told = ZONE.matcher(text).region(after.end(), Math.min(text.length(), after.end() + NEAR));
                boolean zoned = told.lookingAt();
                return new Found(
                        new Moment(date, time, zoned ? zone(told, zone) : zone),
                        start,
                        zoned ? told.end() : after.end());
            }
        }
        int from = Math.max(0, start - NEAR);
        Matcher before = BEFORE.matcher(text).region(from, start);
        if (before.find()) {
            LocalTime time = time(before);
            boolean glued = before.start() > 0 && Character.isLetterOrDigit(text.charAt(before.start() - 1));
            if (time != null && !glued) {
                return new Found(new Moment(date, time, zone), before.start(), end);
            }
        }
        return new Found(new Moment(date, null, zone), start, end);
    }

    private static @Nullable LocalTime time(Matcher clock) {
        String hours = first(clock.group(1), clock.group(5), clock.group(7));
        String minutes = first(clock.group(2), clock.group(8), "0");
        String half = first(clock.group(4), clock.group(6), "").toLowerCase(Locale.ROOT);
        int hour = Integer.parseInt(hours);
        int minute = Integer.parseInt(minutes);
        int second = clock.group(3) == null ? 0 : Integer.parseInt(clock.group(3));
        if (half.startsWith("p") && hour < 12) {
            hour += 12;
        } else if (half.startsWith("a") && hour == 12) {
            hour = 0;
        }
        if (hour == 24 && minute == 0) {
            return LocalTime.of(23, 59, 59);
        }
        return hour > 23 || minute > 59 || second > 59 ? null : LocalTime.of(hour, minute, second);
    }

    private static String first(@Nullable String one, @Nullable String two, @Nullable String three) {
        return one != null ? one : two != null ? two : three != null ? three : "0";
    }

    private static @Nullable String zone(Matcher told, @Nullable String otherwise) {
        if (told.group(1) != null) {
            return ZONES.get(told.group(1));
        }
        int hours = Integer.parseInt(told.group(2));
        if (Math.abs(hours) > 14) {
            return otherwise;
        }
        return "%s%02d:%s"
                .formatted(
                        told.group(2).startsWith("-") ? "-" : "+",
                        Math.abs(hours),
                        told.group(3) == null ? "00" : told.group(3));
    }
}
