package pebble.mime;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates as mails give them: RFC 5322 with its obsolete forms, asctime, ISO 8601, day and month in either order, two-digit years,
 * zones that do not exist. The pieces are recognised one by one, wherever they stand. What makes no date between 1970 and 2100
 * is null.
 */
final class Dates {
    private static final Pattern CLOCK =
            Pattern.compile("(\\d{1,2})[:.](\\d{1,2})(?:[:.](\\d{1,2}))?(?:[.,]\\d+)?(?:\\s*([ap])\\.?m\\b\\.?)?");
    private static final Pattern ISO = Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?:t(?=\\d))?");
    private static final Pattern NUMERIC = Pattern.compile("\\b(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{2,4})\\b");
    private static final Pattern OFFSET = Pattern.compile("(?<![\\d-])([+-])\\s?(\\d{1,2}):?(\\d{2})?(?!\\d)");
    private static final Pattern WORD = Pattern.compile("[a-zäéû]+");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final int LONGEST = 300;

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    /** German, French, Spanish, Italian and Dutch spellings that begin otherwise. */
    private static final Map<String, Integer> FOREIGN_MONTHS = Map.ofEntries(
            Map.entry("mär", 3),
            Map.entry("mrz", 3),
            Map.entry("mai", 5),
            Map.entry("mei", 5),
            Map.entry("mag", 5),
            Map.entry("okt", 10),
            Map.entry("out", 10),
            Map.entry("ott", 10),
            Map.entry("dez", 12),
            Map.entry("déc", 12),
            Map.entry("dic", 12),
            Map.entry("gen", 1),
            Map.entry("ene", 1),
            Map.entry("fév", 2),
            Map.entry("avr", 4),
            Map.entry("abr", 4),
            Map.entry("aoû", 8),
            Map.entry("ago", 8));

    private static final Map<String, Integer> ZONE_HOURS = Map.ofEntries(
            Map.entry("edt", -4),
            Map.entry("est", -5),
            Map.entry("cdt", -5),
            Map.entry("cst", -6),
            Map.entry("mdt", -6),
            Map.entry("mst", -7),
            Map.entry("pdt", -7),
            Map.entry("pst", -8),
            Map.entry("akst", -9),
            Map.entry("akdt", -8),
            Map.entry("hst", -10),
            Map.entry("ast", -4),
            Map.entry("adt", -3),
            Map.entry("bst", 1),
            Map.entry("met", 1),
            Map.entry("mez", 1),
            Map.entry("cet", 1),
            Map.entry("cest", 2),
            Map.entry("mest", 2),
            Map.entry("mesz", 2),
            Map.entry("eet", 2),
            Map.entry("eest", 3),
            Map.entry("msk", 3),
            Map.entry("msd", 4),
            Map.entry("jst", 9),
            Map.entry("kst", 9),
            Map.entry("hkt", 8),
            Map.entry("sgt", 8),
            Map.entry("aest", 10),
            Map.entry("aedt", 11),
            Map.entry("nzst", 12),
            Map.entry("nzdt", 13));

    private String rest;

    private Dates(String value) {
        this.rest = value;
    }

    static @Nullable Instant parse(String value) {
        String shortened = value.length() > LONGEST ? value.substring(0, LONGEST) : value;
        String flat = shortened.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        String bare = flat.replaceAll("\\([^()]*\\)", " ")
                .replaceAll("\\([^()]*\\)", " ")
                .replaceAll("\\(.*", " ");
        try {
            Instant instant = new Dates(bare).read(flat);
            return instant != null && isPlausible(instant) ? instant : null;
        } catch (DateTimeException impossible) {
            return null;
        }
    }

    private static boolean isPlausible(Instant instant) {
        int year = instant.atOffset(ZoneOffset.UTC).getYear();
        return year >= 1970 && year <= 2100;
    }

    private @Nullable Instant read(String withComments) {
        LocalDate numeric = numericDate();
        LocalTime time = time();
        int offset = offsetSeconds(withComments);
        LocalDate date = numeric != null ? numeric : wordedDate();
        if (date == null) {
            return null;
        }
        long seconds = LocalDateTime.of(date, time).toEpochSecond(ZoneOffset.UTC) - offset;
        return Instant.ofEpochSecond(seconds);
    }

    private @Nullable LocalDate numericDate() {
        Matcher iso = take(ISO);
        if (iso != null) {
            return LocalDate.of(number(iso, 1), number(iso, 2), number(iso, 3));
        }
        Matcher numeric = take(NUMERIC);
        if (numeric == null) {
            return null;
        }
        int first = number(numeric, 1);
        int second = number(numeric, 2);
        // 3/13/2020 can only be American, 13.3.2020 only European; 3/4/2020 is American with slashes, European with
        // dots.
        boolean monthFirst = second > 12 || first <= 12 && numeric.group().indexOf('/') > 0;
        int year = year(number(numeric, 3), numeric.group(3).length());
        return monthFirst ? LocalDate.of(year, first, second) : LocalDate.of(year, second, first);
    }

    private LocalTime time() {
        Matcher clock = take(CLOCK);
        if (clock == null) {
            return LocalTime.MIDNIGHT;
        }
        int hour = number(clock, 1);
        if (clock.group(4) != null) {
            hour = hour % 12 + ("p".equals(clock.group(4)) ? 12 : 0);
        }
        int second = clock.group(3) == null ? 0 : Math.min(59, number(clock, 3));
        boolean possible = hour < 24 && number(clock, 2) < 60;
        return possible ? LocalTime.of(hour, number(clock, 2), second) : LocalTime.MIDNIGHT;
    }

    /** A numeric offset wins over a name; a zone that nobody knows is UTC. */
    private int offsetSeconds(String withComments) {
        Matcher offset = take(OFFSET);
        if (offset != null) {
            int hours = number(offset, 2);
            int minutes = offset.group(3) == null ? 0 : number(offset, 3);
            if (hours > 23 || minutes > 59) {
                return 0;
            }
            int seconds = hours * 3600 + minutes * 60;
            return "-".equals(offset.group(1)) ? -seconds : seconds;
        }
        Matcher word = WORD.matcher(withComments);
        while (word.find()) {
            Integer hours = ZONE_HOURS.get(word.group());
            if (hours != null) {
                return hours * 3600;
            }
        }
        return 0;
    }

    /** A date whose month is a word: {@code 5 Jan 2020}, {@code Jan 5, 2020}, {@code 05-Jan-99}. */
    private @Nullable LocalDate wordedDate() {
        int month = 0;
        Matcher word = WORD.matcher(rest);
        while (month == 0 && word.find()) {
            month = month(word.group());
        }
        if (month == 0) {
            return null;
        }
        List<String> numbers = new ArrayList<>();
        Matcher number = NUMBER.matcher(rest);
        while (number.find()) {
            numbers.add(number.group());
        }
        if (numbers.size() < 2 || numbers.get(0).length() > 4 || numbers.get(1).length() > 4) {
            return null;
        }
        boolean yearFirst = numbers.get(0).length() > 2;
        String day = numbers.get(yearFirst ? 1 : 0);
        String year = numbers.get(yearFirst ? 0 : 1);
        return LocalDate.of(year(Integer.parseInt(year), year.length()), month, Integer.parseInt(day));
    }

    private static int month(String word) {
        if (word.length() < 3) {
            return 0;
        }
        String start = word.substring(0, 3);
        int english = MONTHS.indexOf(start) + 1;
        return english > 0 ? english : FOREIGN_MONTHS.getOrDefault(start, 0);
    }

    /** RFC 5322 4.3: two digits below 50 are of this century, three digits count from 1900. */
    private static int year(int year, int digits) {
        return switch (digits) {
            case 1, 2 -> year < 50 ? 2000 + year : 1900 + year;
            case 3 -> 1900 + year;
            // Programs that print years since 1900 with a century in front of them: 0102 is 2002.
            default -> year < 200 ? 1900 + year : year;
        };
    }

    private @Nullable Matcher take(Pattern pattern) {
        Matcher found = pattern.matcher(rest);
        if (!found.find()) {
            return null;
        }
        rest = rest.substring(0, found.start()) + " " + rest.substring(found.end());
        return found;
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
