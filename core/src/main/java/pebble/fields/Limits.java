package pebble.fields;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pebble.facts.Numerals;
import pebble.fields.FieldValue.Parameter;

/**
 * What a specification allows: "99.5 min", "NMT 0.05 %", "0.788 - 0.792".
 *
 * @param min null where it names none
 * @param max null where it names none
 */
public record Limits(@Nullable BigDecimal min, @Nullable BigDecimal max) {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    public static final Limits NONE = new Limits(null, null);
    private static final String FIGURE = "(-?(?:" + Numerals.PATTERN + "))";
    private static final String UNIT = "(?: ?[%°\\p{L}/]{1,10}){0,2}?";
    private static final String LEAST =
            "(?:not less than|no less than|n\\.?l\\.?t\\.?|min(?:imum)?\\.?|at least|above|(?<!not )(?<!no )more than|mindestens|>=|≥|>|⩾)";
    private static final String MOST =
            "(?:not more than|not exceed(?:ing)?|no more than|n\\.?m\\.?t\\.?|max(?:imum)?\\.?|at most|up ?to|below|(?<!not )(?<!no )less than|höchstens|<=|≤|<|⩽)";
    private static final Pattern RANGE =
            Pattern.compile(FIGURE + UNIT + " ?(?:-|–|—|~|to|bis|and|\\.\\.\\.?) ?" + FIGURE, FLAGS);
    private static final Pattern AROUND = Pattern.compile(FIGURE + UNIT + " ?(?:±|\\+/-) ?" + FIGURE, FLAGS);
    private static final Pattern FROM = Pattern.compile(
            "(?<![\\p{L}])" + LEAST + "[ :]{0,2}" + FIGURE + "|" + FIGURE + UNIT
                    + "[ (]{0,2}(?:min(?:imum)?|mini)(?![\\p{L}])",
            FLAGS);
    private static final Pattern TO = Pattern.compile(
            "(?<![\\p{L}])" + MOST + "[ :]{0,2}" + FIGURE + "|" + FIGURE + UNIT
                    + "[ (]{0,2}(?:max(?:imum)?|maxi)(?![\\p{L}])",
            FLAGS);
    /** "Assay: 99.7 % (min 99.5)", as a person writes it. */
    private static final Pattern WRITTEN = Pattern.compile("(.{1,200}?)[:=] *(.{1,200}?)(?: *[(\\[](.{1,200})[)\\]])?");

    private static final Pattern MEASURED =
            Pattern.compile("([<>≤≥]?=? ?-?(?:" + Numerals.PATTERN + "))(?: ?([%°\\p{L}µ].{0,20}))?");

    public static Limits of(String specification) {
        String text = specification.strip();
        Matcher around = AROUND.matcher(text);
        if (around.find()) {
            BigDecimal middle = figure(around.group(1));
            BigDecimal width = figure(around.group(2));
            return middle == null || width == null ? NONE : new Limits(middle.subtract(width), middle.add(width));
        }
        Matcher from = FROM.matcher(text);
        Matcher to = TO.matcher(text);
        BigDecimal min = from.find() ? figure(from.group(1) == null ? from.group(2) : from.group(1)) : null;
        BigDecimal max = to.find() ? figure(to.group(1) == null ? to.group(2) : to.group(1)) : null;
        if (min != null || max != null) {
            return new Limits(min, max);
        }
        Matcher range = RANGE.matcher(text);
        return range.find() ? new Limits(figure(range.group(1)), figure(range.group(2))) : NONE;
    }

    /** A result in words, with its unit and the limits in brackets. */
    static Parameter parameter(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            return new Parameter(text, "", null, null, null, null, null, null);
        }
        String specification = written.group(3);
        return parameter(written.group(1).strip(), written.group(2).strip(), null, specification, null, null);
    }

    /**
     * @param unit where it stands apart; otherwise it is looked for behind the result
     * @param verdict in the words of the paper
     */
    public static Parameter parameter(
            String name,
            String result,
            @Nullable String unit,
            @Nullable String specification,
            @Nullable String verdict,
            @Nullable String method) {
        Limits limits = specification == null ? NONE : of(specification);
        Matcher measured = MEASURED.matcher(result);
        boolean apart = unit == null && measured.matches() && measured.group(2) != null;
        return new Parameter(
                name,
                apart ? measured.group(1).strip() : result,
                apart ? measured.group(2).strip() : unit,
                specification,
                limits.min(),
                limits.max(),
                passes(verdict == null ? result : verdict),
                method);
    }

    private static @Nullable Boolean passes(String words) {
        String plain = words.strip().toLowerCase(Locale.ROOT);
        if (plain.matches(
                "(?:fail(?:s|ed)?|does not (?:comply|conform|pass).*|not (?:complying|conforming|ok|pass).*|non[- ]?conform.*|out of spec.*|oos|rejected|✗|✘)")) {
            return false;
        }
        return plain.matches(
                        "(?:pass(?:es|ed)?|compl(?:y|ies|ied|iant)|conform(?:s|ed|ing)?|ok|meets.*|within (?:limits?|spec.*)|approved|accepted|✓|✔|konform|entspricht|conforme|cumple)\\W*")
                ? Boolean.TRUE
                : null;
    }

    private static @Nullable BigDecimal figure(String written) {
        String plain = written.strip();
        BigDecimal value = Numerals.value(plain.replaceFirst("^-", ""), false);
        return value == null || !plain.startsWith("-") ? value : value.negate();
    }
}
