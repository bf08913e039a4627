package pebble.processing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pebble.reading.PageText;

/**
 * Where a scan is to be split, by what the codes on its pages say. {@code PATCH-T} (or {@code PATCHT}) and {@code PEBBLE-SPLIT}: the page is a separator
 * sheet and belongs to no document. {@code ASN} and a number: with this page begins a document, which lies in the archive under that number. Other codes mean
 * nothing here.
 */
final class Separators {
    private static final Set<String> SHEETS = Set.of("PATCH-T", "PATCHT", "PEBBLE-SPLIT");
    private static final Pattern ASN = Pattern.compile("ASN ?(\\d{1,9})");

    /** What stands in letters on pages beside such codes; for PostgreSQL too. */
    static final String IN_LETTERS = "ASN ?[0-9]|PATCH-?T|PEBBLE-SPLIT";

    private static final Pattern LETTERS = Pattern.compile(IN_LETTERS);

    private Separators() {}

    /** Whether a page is worth looking at: it shows what its text does not tell, or its text names what a code may say. */
    static boolean mayStandOn(PageText page) {
        return page.scanned() || LETTERS.matcher(page.text()).find();
    }

    /**
     * Pages of the scan that are a document, from the first to the last.
     *
     * @param asn under which it lies in the archive
     */
    record Part(int first, int last, @Nullable Long asn) {
        /** {@code 2-5}. */
        String pages() {
            return first + "-" + last;
        }
    }

    /**
     * All parts, in order; none when there is nothing but sheets.
     *
     * @param codes what the codes on each page say
     */
    static List<Part> parts(int pages, Map<Integer, List<String>> codes) {
        List<Part> parts = new ArrayList<>();
        Part open = null;
        for (int page = 1; page <= pages; page++) {
            List<String> said = codes.getOrDefault(page, List.of());
            Long asn = asn(said);
            if (asn == null && said.stream().anyMatch(SHEETS::contains)) {
                add(parts, open);
                open = null;
            } else if (open == null || asn != null && !asn.equals(open.asn())) {
                add(parts, open);
                open = new Part(page, page, asn);
            } else {
                open = new Part(open.first(), page, open.asn());
            }
        }
        add(parts, open);
        return parts;
    }

    private static void add(List<Part> parts, @Nullable Part part) {
        if (part != null) {
            parts.add(part);
        }
    }

    /** Of two numbers on a page the first that was found counts. */
    private static @Nullable Long asn(List<String> said) {
        for (String word : said) {
            Matcher number = ASN.matcher(word);
            if (number.matches()) {
                return Long.valueOf(number.group(1));
            }
        }
        return null;
    }
}
