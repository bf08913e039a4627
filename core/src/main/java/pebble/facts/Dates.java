package pebble.facts;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Calendar dates in figures and in words of many languages; day before month, as in India and Europe. Weekdays alone are none. */
final class Dates {
    private static final String NO_NUMBER_BEFORE = "(?=\\d)(?<![\\p{L}\\p{N}]|[\\p{L}\\p{N}][./,:_-]|[/$₹€£+])";
    private static final Pattern FIGURES = Pattern.compile(
            NO_NUMBER_BEFORE
                    + "(?:(20\\d\\d|19\\d\\d)([./-])(\\d{1,2})\\2(\\d{1,2})|(\\d{1,2})([./-])(\\d{1,2})\\6(\\d{4}|\\d{2}))(?![\\p{L}\\p{N}]|[./,:-]\\d)");
    private static final Pattern DAY_MONTH = Pattern.compile(
            NO_NUMBER_BEFORE
                    + "(\\d{1,2})([./-])(\\d{1,2})(?![\\p{L}\\p{N}%°]|[./,:/-]\\d|[/-]| ?(?:%|kg|mt|l\\b|ltr|mm|ppm|hrs|am\\b|pm\\b|x\\b))");
    private static final Pattern MONTH_OF_YEAR =
            Pattern.compile(NO_NUMBER_BEFORE + "(0[1-9]|1[0-2])[/.](20\\d\\d)(?![\\p{L}\\p{N}]|[./,:-]\\d)");
    private static final Pattern CHINESE = Pattern.compile("(?:(20\\d\\d) ?年 ?)?(\\d{1,2}) ?月(?: ?(\\d{1,2}) ?[日号])?");
    /** Before a day and month in figures without a year, which could be anything else. */
    private static final Pattern TOLD = Pattern.compile(
            "(?:\\bon|\\bby|\\bfrom|\\btill?|\\buntil|\\bdated?|\\bdt\\.?|\\bdispatch(?:ed)?|\\bdue|\\bbefore|\\bafter|\\bsince|\\beta|\\betd|\\bsailing|\\bvessel"
                    + "|\\breporting|\\bdelivery|\\blatest|\\bupto|\\bup to|\\band|\\b&|\\bor|\\bof|\\bam|\\bbis|\\bvom|\\bzum|\\bab|\\ble|\\bau|\\bdu|\\bel|\\bdel|\\bdia|\\bdía|\\bem"
                    + "|\\bil|\\bdal|\\bop|\\bko|\\bto|\\bclosing|\\bopening|\\bslot|\\bw\\.?e\\.?f\\.?|[a-zé]{3,9}day,?|\\bplacement|तक|को|दिनांक|[-–(,:])\\s{0,3}$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern TIME_AFTER = Pattern.compile(
            "[, ]{0,2}(?:at |@ ?|um |à |ko |tak |को|तक|\\d{1,2}[:.]\\d\\d|\\d{1,2} ?(?:am|pm|hrs|uhr|h\\b))",
            Pattern.CASE_INSENSITIVE);
    private static final Set<String> ORDINALS = Set.of("st", "nd", "rd", "th", "er", "º", "°", "ª");
    private static final Set<String> OF = Set.of("of", "de", "del", "da", "di");

    private static final Pattern GLUED = Pattern.compile("(\\d{1,2})(\\p{L}{3,9})(\\d{4}|\\d{2})?");

    private static final List<Integer> DAYS = List.of(31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31);

    private Dates() {}

    static void find(Passage passage) {
        inFigures(passage);
        inWords(passage);
        shortFigures(passage);
        chinese(passage);
    }

    private static void inFigures(Passage passage) {
        var figures = FIGURES.matcher(passage.text());
        while (figures.find()) {
            boolean section = figures.group(1) == null
                    && figures.group(6).equals(".")
                    && figures.group(8).length() == 2
                    && figures.group(7).length() == 1;
            if (section) {
                continue;
            }
            var value = figures.group(1) != null
                    ? iso(figures.group(1), figures.group(3), figures.group(4))
                    : dayFirst(figures.group(8), figures.group(7), figures.group(5));
            add(passage, figures.start(), figures.end(), value);
        }
        var month = MONTH_OF_YEAR.matcher(passage.text());
        while (month.find()) {
            add(passage, month.start(), month.end(), month.group(2) + "-" + month.group(1));
        }
    }

    private static void shortFigures(Passage passage) {
        var figures = DAY_MONTH.matcher(passage.text());
        while (figures.find()) {
            int first = Integer.parseInt(figures.group(1));
            int second = Integer.parseInt(figures.group(3));
            boolean american = second > 12;
            if (american && !figures.group(2).equals("/")
                    || figures.group(2).equals(".") && figures.group(3).length() != 2) {
                continue;
            }
            var value = american ? dayOfYear(first, second) : dayOfYear(second, first);
            var before = passage.text().substring(Math.max(0, figures.start() - 30), figures.start());
            boolean told = TOLD.matcher(before).find()
                    || TIME_AFTER
                            .matcher(passage.text())
                            .region(figures.end(), passage.text().length())
                            .lookingAt();
            boolean telling = figures.group(2).equals("/") && (first > 12 || second > 12);
            if (told || telling) {
                add(passage, figures.start(), figures.end(), value);
            }
        }
    }

    /** "3rd April 2027", "8 & 9 June", "17 de março de 2027", "Aug 21, 2027", "Feb-27", "July 2027". */
    private static void inWords(Passage passage) {
        var words = passage.words();
        for (int i = 0; i < words.size(); i++) {
            int month = Months.number(words.get(i).lower());
            if (month > 0
                    && isMonth(passage, i)
                    && passage.isFree(words.get(i).start(), words.get(i).end())) {
                named(passage, i, month);
            }
        }
        gluedDays(passage);
    }

    /** "may", "mar", "set" are words too: in lower case they need a day before them. */
    private static boolean isMonth(Passage passage, int word) {
        var written = passage.words().get(word);
        return written.capital() || written.lower().length() > 3 || neighbourIsDay(passage, word);
    }

    private static boolean neighbourIsDay(Passage passage, int word) {
        return word > 0 && day(passage.words().get(word - 1).lower()) > 0;
    }

    private static void named(Passage passage, int word, int month) {
        var words = passage.words();
        int first = firstOfDay(passage, word);
        int last = word;
        int day = first < word ? day(words.get(first).lower()) : 0;
        if (day == 0 && word + 1 < words.size() && close(passage.between(word, word + 1))) {
            int after = day(words.get(word + 1).lower());
            boolean isTime = word + 2 < words.size()
                    && passage.between(word + 1, word + 2).equals(":");
            if (after > 0 && !isTime && words.get(word).lower().length() >= 3 && !isYearMark(passage, word)) {
                day = after;
                last = word + 1;
                if (last + 1 < words.size()
                        && ORDINALS.contains(words.get(last + 1).lower())
                        && passage.between(last, last + 1).isEmpty()) {
                    last++;
                }
            }
        }
        int yearWord = yearAfter(passage, last);
        String year = "";
        if (yearWord > 0) {
            year = year(words.get(yearWord).lower());
            last = yearWord;
        }
        if (day == 0 && year.isEmpty()) {
            return;
        }
        int start = day > 0 && first < word
                ? rangeStart(passage, first)
                : words.get(word).start();
        var value = day == 0
                ? "%s-%02d".formatted(year, month)
                : year.isEmpty() ? dayOfYear(month, day) : iso(year, Integer.toString(month), Integer.toString(day));
        add(passage, start, words.get(last).end(), value);
    }

    private static boolean isYearMark(Passage passage, int word) {
        var between = passage.between(word, word + 1);
        return between.equals("-")
                || between.equals("'")
                || between.equals("’")
                || between.equals(" '")
                || between.equals(" ’");
    }

    /** The word with the day before a month: "7", "7th", "7 de"; the month's own index when there is none. */
    private static int firstOfDay(Passage passage, int month) {
        var words = passage.words();
        int at = month - 1;
        if (at >= 0
                && close(passage.between(at, at + 1))
                && OF.contains(words.get(at).lower())) {
            at--;
        }
        if (at >= 0
                && ORDINALS.contains(words.get(at).lower())
                && at + 1 <= month
                && passage.between(at, at + 1).length() <= 1) {
            at--;
        }
        boolean isDay = at >= 0
                && day(words.get(at).lower()) > 0
                && close(passage.between(at, at + 1))
                && !(at > 0
                        && isFigure(passage.between(at - 1, at))
                        && words.get(at - 1).digits());
        return isDay ? at : month;
    }

    private static boolean isFigure(String between) {
        return between.equals(".") || between.equals(",") || between.equals(":") || between.equals("/");
    }

    private static int rangeStart(Passage passage, int first) {
        var words = passage.words();
        if (first > 0
                && day(words.get(first - 1).lower()) > 0
                && Set.of("&", " & ", "-", "–", " - ", " – ").contains(passage.between(first - 1, first))) {
            return words.get(first - 1).start();
        }
        return words.get(first).start();
    }

    private static int yearAfter(Passage passage, int last) {
        var words = passage.words();
        int at = last + 1;
        if (at < words.size()
                && Set.of("de", "del", "di", "of").contains(words.get(at).lower())
                && close(passage.between(at - 1, at))) {
            at++;
        }
        if (at >= words.size()
                || !close(passage.between(at - 1, at))
                        && !passage.between(at - 1, at).equals(", ")) {
            return 0;
        }
        var between = passage.between(at - 1, at);
        var word = words.get(at).lower();
        boolean whole = word.length() == 4
                && (word.startsWith("20") || word.startsWith("19"))
                && !year(word).isEmpty();
        boolean two = word.length() == 2
                && (between.equals("-")
                        || between.contains("'")
                        || between.contains("’")
                        || between.equals("/")
                        || between.equals("."))
                && !year(word).isEmpty();
        return whole || two ? at : 0;
    }

    private static String year(String word) {
        if (!word.chars().allMatch(letter -> letter >= '0' && letter <= '9')) {
            return "";
        }
        return word.length() == 2 ? "20" + word : word;
    }

    private static boolean close(String between) {
        return between.length() <= 2 && between.chars().allMatch(letter -> " .-/'’\u00a0–,".indexOf(letter) >= 0);
    }

    /** 1 to 31 for "5", "05", "5th"; else 0. */
    private static int day(String word) {
        int digits = 0;
        while (digits < word.length() && digits < 3 && word.charAt(digits) >= '0' && word.charAt(digits) <= '9') {
            digits++;
        }
        if (digits == 0 || digits > 2 || digits < word.length() && !ORDINALS.contains(word.substring(digits))) {
            return 0;
        }
        int day = Integer.parseInt(word.substring(0, digits));
        return day >= 1 && day <= 31 ? day : 0;
    }

    /** "25Nov2025", "5Dec". */
    private static void gluedDays(Passage passage) {
        for (var word : passage.words()) {
            if (!word.digits() || word.text().length() < 4 || word.text().length() > 13) {
                continue;
            }
            var glued = GLUED.matcher(word.lower());
            if (glued.matches()) {
                int month = Months.number(glued.group(2));
                int day = day(glued.group(1));
                if (month > 0 && day > 0) {
                    var year = glued.group(3) == null ? "" : year(glued.group(3));
                    add(
                            passage,
                            word.start(),
                            word.end(),
                            year.isEmpty() ? dayOfYear(month, day) : iso(year, "" + month, "" + day));
                }
            }
        }
    }

    private static void chinese(Passage passage) {
        if (passage.text().indexOf('月') < 0) {
            return;
        }
        var date = CHINESE.matcher(passage.text());
        while (date.find()) {
            if (date.group(1) == null && date.group(3) == null) {
                continue;
            }
            var value = date.group(3) == null
                    ? "%s-%02d".formatted(date.group(1), Integer.parseInt(date.group(2)))
                    : date.group(1) == null
                            ? dayOfYear(Integer.parseInt(date.group(2)), Integer.parseInt(date.group(3)))
                            : iso(date.group(1), date.group(2), date.group(3));
            add(passage, date.start(), date.end(), value);
        }
    }

    private static @Nullable String dayFirst(String year, String month, String day) {
        var inOrder = iso(year, month, day);
        return inOrder == null ? iso(year, day, month) : inOrder;
    }

    private static @Nullable String iso(String year, String month, String day) {
        try {
            return LocalDate.of(
                            Integer.parseInt(year.length() == 2 ? "20" + year : year),
                            Integer.parseInt(month),
                            Integer.parseInt(day))
                    .toString();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable String dayOfYear(int month, int day) {
        boolean exists = month >= 1 && month <= 12 && day >= 1 && day <= DAYS.get(month - 1);
        return exists ? String.format(Locale.ROOT, "--%02d-%02d", month, day) : null;
    }

    private static void add(Passage passage, int start, int end, @Nullable String value) {
        if (value != null && passage.isFree(start, end)) {
            passage.add(FactType.DATE, start, end, value);
        }
    }
}
