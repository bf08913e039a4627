package pebble.desk;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What can be checked of what a model wrote about mail: that every figure in it stands in the mail too, so that no quantity, price, date or number of a
 * document is made up or misread, and that it sends nobody anywhere. Words cannot be checked so; whoever reads them has the mail beside them.
 */
final class Grounds {
    /** Digits with what people put between thousands, before decimals and in dates. */
    private static final Pattern FIGURE = Pattern.compile(
            "\\d{1,40}(?:(?:[.,'’\\u00A0\\u202F]|(?<![\\d.,]\\d{4}) (?=\\d{3}(?!\\d)))\\d{1,40}){0,10}");

    private static final Pattern BETWEEN = Pattern.compile("\\D");
    private static final Pattern WAY = Pattern.compile("(?i)https?:|www\\.|[\\w.-]@[\\w-]|\\[link");
    private static final List<String> WORDS = List.of(
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");

    private Grounds() {}

    /** What is wrong with the texts, in words that repeat nothing of them; empty when nothing is. */
    static Optional<String> complaint(List<String> written, String mail) {
        if (written.stream().anyMatch(text -> WAY.matcher(text).find())) {
            return Optional.of("it names a link or a mail address. Name none.");
        }
        Set<String> known = known(mail);
        return written.stream().flatMap(text -> figures(text).stream()).allMatch(figure -> stands(figure, known))
                ? Optional.empty()
                : Optional.of("it names a figure that stands in none of the messages."
                        + " Write figures as they stand there; convert and count nothing.");
    }

    private static Set<String> known(String mail) {
        Set<String> known = new HashSet<>();
        for (String figure : figures(mail)) {
            known.addAll(values(figure));
            parts(figure).forEach(part -> known.add(bare(part)));
        }
        String lower = mail.toLowerCase(Locale.ROOT);
        for (int n = 0; n < WORDS.size(); n++) {
            if (lower.contains(WORDS.get(n))) {
                known.add(Integer.toString(n));
            }
        }
        return known;
    }

    /** Of a date each part must be there, of a number the number. */
    private static boolean stands(String figure, Set<String> known) {
        Set<String> values = values(figure);
        return values.isEmpty()
                ? parts(figure).stream().map(Grounds::bare).allMatch(known::contains)
                : values.stream().anyMatch(known::contains);
    }

    private static List<String> figures(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(letter -> {
            if (Character.isDigit(letter)) {
                plain.append(Character.digit(letter, 10));
            } else {
                plain.appendCodePoint(letter);
            }
        });
        return FIGURE.matcher(plain).results().map(MatchResult::group).toList();
    }

    private static List<String> parts(String figure) {
        return Arrays.asList(BETWEEN.split(figure));
    }

    /** Which numbers it may mean: 1.500 may be one and a half, or one thousand five hundred. */
    private static Set<String> values(String figure) {
        List<String> parts = parts(figure);
        String last = parts.getLast();
        String whole = bare(String.join("", parts.subList(0, parts.size() - 1)));
        Set<String> values = new HashSet<>();
        if (parts.size() == 1) {
            values.add(bare(last));
            return values;
        }
        if (last.length() == 3 && areGroups(parts.subList(1, parts.size()))) {
            values.add(bare(String.join("", parts)));
        }
        boolean comma = figure.charAt(figure.length() - last.length() - 1) == ',';
        if (areGroups(parts.subList(1, parts.size() - 1)) && (last.length() != 3 || !comma)) {
            String decimals = last.replaceAll("0+$", "");
            values.add(decimals.isEmpty() ? whole : whole + "." + decimals);
        }
        return values;
    }

    /** Thousands as the world writes them, or lakhs and crores. */
    private static boolean areGroups(List<String> parts) {
        return parts.stream().allMatch(part -> part.length() == 3 || part.length() == 2 && parts.size() > 1)
                && (parts.isEmpty() || parts.getLast().length() == 3);
    }

    private static String bare(String digits) {
        String bare = digits.replaceAll("^0+", "");
        return bare.isEmpty() ? "0" : bare;
    }
}
