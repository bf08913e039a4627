package pebble.tender;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pebble.fields.FieldName;
import pebble.fields.FieldValue;
import pebble.fields.FieldValue.Text;
import pebble.layout.Row;
import pebble.layout.Strip;

/** What a document says without announcing it: numbers by their form, the buyer at its head, what is wanted in its first sentence. */
final class Guesses {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final int HEAD = 14;
    private static final int BEGINNING = 60;
    private static final Pattern BODY = Pattern.compile(
            "(?=.{6,120}$)[\\p{Lu}(][^:;@=]*(?:\\b(?:limited|ltd\\.?|corporation|corpn\\.?|board|authority|university|institute|council|municipality|nigam|parishad"
                    + "|undertaking|refinery|gmbh|s\\.?p\\.?a\\.?|s\\.a\\.)(?![\\p{L}])|\\b(?:ministry|department|directorate|government|office|stadt|ville|comune|ayuntamiento|gemeinde|landkreis) (?:of|de|di|der|des)?\\b).*",
            FLAGS);
    private static final Pattern WANTED = Pattern.compile(
            "(?:tenders?|bids?|offers?|quotations?|nit|enquiry|proposals?)\\b[^.]{0,120}?\\bfor (?:the )?((?:supply|procurement|purchase|providing|rate contract|annual|hiring|work of|construction|design|engagement|repair|operation)\\b[^.]{5,240})",
            FLAGS);

    private Guesses() {}

    record Guess(FieldName name, FieldValue value, Strip strip, double sure, int line) {}

    static List<Guess> of(List<Row> rows) {
        List<Guess> guesses = new ArrayList<>();
        number(rows, guesses);
        head(rows, guesses);
        wanted(rows, guesses);
        return guesses;
    }

    private static void number(List<Row> rows, List<Guess> guesses) {
        for (int r = 0; r < rows.size(); r++) {
            Strip strip = rows.get(r).strip();
            int line = r;
            var number = BidNumbers.ofGem(strip.text());
            if (number.isPresent()) {
                guesses.add(new Guess(
                        FieldName.BID_NUMBER,
                        new Text(number.get().value()),
                        strip.sub(number.get().start(), number.get().end()),
                        0.98,
                        line));
                return;
            }
            BidNumbers.ofPortal(strip.text())
                    .ifPresent(found -> guesses.add(new Guess(
                            FieldName.PROCEDURE,
                            new Text(found.value()),
                            strip.sub(found.start(), found.end()),
                            0.96,
                            line)));
            if (!guesses.isEmpty()) {
                return;
            }
        }
    }

    private static void head(List<Row> rows, List<Guess> guesses) {
        for (int r = 0; r < Math.min(HEAD, rows.size()); r++) {
            Strip strip = rows.get(r).strip();
            if (BODY.matcher(strip.text()).matches()
                    && TenderPaper.LABELS.in(strip.text()).isEmpty()) {
                guesses.add(new Guess(FieldName.BUYER, new Text(strip.text()), strip, 0.6, r));
                return;
            }
        }
    }

    private static void wanted(List<Row> rows, List<Guess> guesses) {
        List<Strip> lines = new ArrayList<>();
        rows.stream().limit(BEGINNING).forEach(row -> lines.add(row.strip()));
        Strip beginning = Strip.of(lines);
        Matcher wanted = WANTED.matcher(beginning.text());
        if (wanted.find()) {
            Strip words = beginning.sub(wanted.start(1), wanted.end(1));
            guesses.add(new Guess(FieldName.TITLE, new Text(words.text()), words, 0.6, BEGINNING));
        }
    }
}
