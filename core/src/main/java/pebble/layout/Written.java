package pebble.layout;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pebble.facts.Fact;
import pebble.facts.FactType;
import pebble.facts.Facts;
import pebble.fields.FieldValue.Moment;
import pebble.fields.Moments;

/** Numbers and days as papers have them behind their labels. */
public final class Written {
    private static final Pattern NUMBER = Pattern.compile(
            "[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*(?: ?[/\\\\] ?[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*| - [\\p{L}\\p{N}]+)*");
    private static final Pattern DATE_LIKE = Pattern.compile(
            "\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}|\\d{1,2}[-/ ]?\\p{L}{3,9}[-/ ]?\\d{2,4}|\\d{4}-\\d\\d-\\d\\d|\\d{1,2}:\\d\\d.*");
    private static final int NEAR = 24;
    private static final int LONGEST = 40;
    /** Also where a word follows at once, as printers of tills have it. */
    private static final Pattern DAY = Pattern.compile(
            "(?<!\\d)(\\d{1,2})([./ -]{0,2})(?:(?<=[./-])(\\d{1,2})\\2|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\\p{L}*[ .,'/-]{0,2})(\\d{4}|\\d{2})(?![\\d:])",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern MONTH = Pattern.compile("(?<![\\d/.-])(0?[1-9]|1[0-2])[./-](20\\d\\d)(?!\\d)");
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final Pattern NAMED_MONTH = Pattern.compile(
            "(?<!\\p{L})(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\\p{L}*[ .,'/-]{0,3}(20\\d\\d|\\d\\d)(?!\\d)",
            Pattern.CASE_INSENSITIVE);

    private Written() {}

    /** @param end behind its last character */
    public record Found<T>(T value, int start, int end) {}

    /** The first word or two with a figure, near the beginning. */
    public static Optional<Found<String>> number(String text) {
        Matcher number = NUMBER.matcher(text);
        while (number.find() && number.start() < NEAR) {
            String value = number.group().replaceAll("[._-]+$", "");
            boolean figures = value.chars().anyMatch(Character::isDigit);
            if (figures
                    && value.length() <= LONGEST
                    && !DATE_LIKE.matcher(value).matches()) {
                return Optional.of(new Found<>(value, number.start(), number.start() + value.length()));
            }
        }
        return Optional.empty();
    }

    /** The first day. */
    public static Optional<Found<Moment>> day(String text, @Nullable String zone) {
        List<Moments.Found> found = Moments.find(text, zone);
        Optional<Found<Moment>> glued = glued(text, zone);
        if (found.isEmpty()
                || glued.isPresent() && glued.get().start() < found.getFirst().start()) {
            return glued;
        }
        Moments.Found first = found.getFirst();
        return isLikely(first.value().date())
                ? Optional.of(new Found<>(new Moment(first.value().date(), null, zone), first.start(), first.end()))
                : Optional.empty();
    }

    /** The first day, or else a month's first or last. */
    public static Optional<Found<Moment>> dayOfMonth(String text, @Nullable String zone, boolean last) {
        Optional<Found<Moment>> day = day(text, zone);
        if (day.isPresent()) {
            return day;
        }
        Matcher named = NAMED_MONTH.matcher(text);
        Matcher plain = MONTH.matcher(text);
        if (named.find()) {
            return Optional.of(new Found<>(
                    of(year(named.group(2)), month(named.group(1)), last, zone), named.start(), named.end()));
        }
        return plain.find()
                ? Optional.of(new Found<>(
                        of(year(plain.group(2)), Integer.parseInt(plain.group(1)), last, zone),
                        plain.start(),
                        plain.end()))
                : Optional.empty();
    }

    /** The numbers of a type that carry their own proof. */
    public static List<Fact> proven(String text, FactType type) {
        return Facts.identifiers(text).stream()
                .filter(fact -> fact.type() == type)
                .toList();
    }

    private static Moment of(int year, int month, boolean last, @Nullable String zone) {
        YearMonth of = YearMonth.of(year, month);
        return new Moment(last ? of.atEndOfMonth() : of.atDay(1), null, zone);
    }

    private static Optional<Found<Moment>> glued(String text, @Nullable String zone) {
        Matcher day = DAY.matcher(text);
        while (day.find()) {
            try {
                int month = day.group(3) == null ? month(day.group(4)) : Integer.parseInt(day.group(3));
                LocalDate date = LocalDate.of(year(day.group(5)), month, Integer.parseInt(day.group(1)));
                if (isLikely(date)) {
                    return Optional.of(new Found<>(new Moment(date, null, zone), day.start(), day.end()));
                }
            } catch (DateTimeException none) {
                // Looks like a day and is none: the next may be.
                continue;
            }
        }
        return Optional.empty();
    }

    private static int month(String letters) {
        return MONTHS.indexOf(letters.toLowerCase(Locale.ROOT)) / 3 + 1;
    }

    private static int year(String digits) {
        return digits.length() == 2 ? 2000 + Integer.parseInt(digits) : Integer.parseInt(digits);
    }

    private static boolean isLikely(LocalDate date) {
        return date.getYear() > 1989 && date.getYear() < 2100;
    }
}
