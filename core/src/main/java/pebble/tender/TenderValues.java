package pebble.tender;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import pebble.fields.Amounts;
import pebble.fields.FieldName;
import pebble.fields.FieldValue;
import pebble.fields.FieldValue.Contact;
import pebble.fields.FieldValue.Moment;
import pebble.fields.FieldValue.Money;
import pebble.fields.FieldValue.Quantity;
import pebble.fields.FieldValue.Text;
import pebble.fields.Moments;
import pebble.fields.Typed;
import pebble.layout.Standards;
import pebble.layout.Strip;

/** What the words behind a label mean: read by the kind of the field, and refused when they are of no such kind. */
record TenderValues(Standards standards, boolean corrigendum) {
    private static final int LONGEST = 400;
    private static final Pattern NONE = Pattern.compile(
            "(?:no|nil|none|n\\.?a\\.?|not applicable|not required|exempt(?:ed)?|zero|keine|aucun|nein|[-–—.]+)[.\\s]*(?:/.*)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern EMPTY = Pattern.compile(
            "(?:yes|no|na|n/a|nil|none|not applicable|address|quantity|qty|unit|uom|date|time|details|description|remarks|name|particulars|value|amount|as per .*|refer .*|see .*|as mentioned .*|as above|[\\P{L}]*)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SENTENCE = Pattern.compile("(?<=[\\p{Ll})]{2}[.])\\s+(?=\\p{Lu})");
    private static final Pattern UNIT = Pattern.compile("(?i)\\b(days?|months?|weeks?|years?|tage|jours|mois)\\b");
    /** Of the Common Procurement Vocabulary. */
    private static final Pattern CODE = Pattern.compile("\\d{8}(?:-\\d)?(?![\\d,.])");

    private static final int LONGEST_VALIDITY = 1_100;

    /**
     * @param start of the words that were read, in the strip
     * @param sure 0 to 1, of the value alone
     */
    record Read(FieldValue value, int start, int end, double sure) {}

    Optional<Read> read(FieldName name, String label, Strip strip) {
        String text = strip.text();
        return switch (name) {
            case BID_NUMBER, PROCEDURE ->
                BidNumbers.announced(text)
                        .map(number -> new Read(new Text(number.value()), number.start(), number.end(), 1));
            case SUBMISSION_DEADLINE, PARTICIPATION_DEADLINE, OPENING_DATE -> moment(text);
            case ESTIMATED_VALUE, EMD -> money(name, text);
            case VALIDITY, DELIVERY_PERIOD -> period(label, text);
            case CONTACTS -> contact(text);
            case BUYER -> words(text.split("\\|\\|", 2)[0]);
            case CATEGORY -> CODE.matcher(text).lookingAt() ? code(text) : words(text);
            default -> words(text);
        };
    }

    private Optional<Read> moment(String text) {
        List<Moments.Found> found = Moments.find(text, standards.zone()).stream()
                .filter(one -> one.value().date().getYear() > 1999
                        && one.value().date().getYear() < 2100)
                .toList();
        // What a corrigendum moves is told with the day that it moves it from.
        return (corrigendum
                        ? found.stream()
                                .max(Comparator.comparing(one -> one.value().latest()))
                        : found.stream().findFirst())
                .map(one -> new Read(one.value(), one.start(), one.end(), sure(one.value())));
    }

    private static double sure(Moment moment) {
        return (moment.time() == null ? 0.88 : 1) * (moment.zone() == null ? 0.95 : 1);
    }

    private Optional<Read> money(FieldName name, String text) {
        if (name == FieldName.EMD && NONE.matcher(text.strip()).matches()) {
            return Optional.of(new Read(new Money(BigDecimal.ZERO, standards.currency()), 0, text.length(), 0.8));
        }
        return Amounts.money(text, standards.currency()).stream()
                .filter(sum -> sum.value().amount().signum() > 0)
                .findFirst()
                .map(sum -> new Read(sum.value(), sum.start(), sum.end(), sum.start() < 60 ? 1 : 0.7))
                .or(() -> Amounts.bare(text)
                        .filter(amount -> amount.compareTo(BigDecimal.valueOf(99)) > 0)
                        .map(amount -> new Read(new Money(amount, standards.currency()), 0, text.length(), 0.95)));
    }

    private static Optional<Read> period(String label, String text) {
        return Amounts.times(text).stream()
                .filter(time -> time.value().amount().intValue() <= LONGEST_VALIDITY
                        && !time.value().unit().equals("hour"))
                .findFirst()
                .map(time -> new Read(time.value(), time.start(), time.end(), time.start() < 60 ? 1 : 0.8))
                .or(() -> unit(label)
                        .flatMap(unit -> Amounts.bare(text)
                                .filter(amount -> amount.intValue() > 0 && amount.intValue() <= LONGEST_VALIDITY)
                                .map(amount -> new Read(new Quantity(amount, unit), 0, text.length(), 1))));
    }

    /** "Bid Validity (Days)". */
    private static Optional<String> unit(String label) {
        var unit = UNIT.matcher(label);
        return unit.find()
                ? Amounts.times("1 " + unit.group().toLowerCase(Locale.ROOT)).stream()
                        .findFirst()
                        .map(time -> time.value().unit())
                : Optional.empty();
    }

    private static Optional<Read> contact(String text) {
        Contact contact = Typed.contact(text);
        boolean named = contact.name() != null && contact.name().length() < 80;
        return contact.email() != null || contact.phone() != null
                ? Optional.of(new Read(
                        named ? contact : new Contact(null, contact.email(), contact.phone()), 0, text.length(), 1))
                : Optional.empty();
    }

    private static Optional<Read> code(String text) {
        var code = CODE.matcher(text);
        return code.lookingAt()
                ? Optional.of(new Read(new Text(code.group()), code.start(), code.end(), 1))
                : Optional.empty();
    }

    private static Optional<Read> words(String text) {
        int end = Math.min(text.length(), LONGEST);
        var sentence = SENTENCE.matcher(text).region(0, end);
        if (sentence.find() && sentence.start() > 20) {
            end = sentence.start();
        }
        String words =
                text.substring(0, end).strip().replaceFirst("[\\s,;:.–-]+$", "").replaceFirst("^[\\s:;,.–-]+", "");
        if (words.length() < 2 || EMPTY.matcher(words).matches()) {
            return Optional.empty();
        }
        return Optional.of(new Read(new Text(words), 0, end, words.length() > 200 ? 0.8 : 1));
    }

    /** Of these it is told in words, so that nothing says whether they are the right ones. */
    static final Set<FieldName> WORDS = Set.of(
            FieldName.TITLE,
            FieldName.BUYER,
            FieldName.DEPARTMENT,
            FieldName.MINISTRY,
            FieldName.CATEGORY,
            FieldName.DELIVERY_PLACE);
}
