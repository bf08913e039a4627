package pebble.facts;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Amounts of goods: a figure and a measure or a package. The size of a package ("in 25 kg bags", "per 200 L drum") is none. */
final class Quantities {
    /** Writings of a unit, and its symbol. */
    private static final Map<String, String> MEASURES = new TreeMap<>();

    private static final Map<String, String> PACKAGES = new TreeMap<>();

    static {
        measure(
                "t",
                "mt mts m.t. m.t t tn ton tons tonne tonnes tonnen toneladas tonelada toneladas tonnellate tonn tonelate टन मी.टन मीट्रिक 吨 公吨");
        measure("kg", "kg kgs kg. kgs. kilo kilos kilogram kilograms kilogramme किलो किग्रा किलोग्राम 公斤 千克");
        measure("g", "g gm gms gr gram grams gramm grammes gramos ग्राम 克");
        measure("kL", "kl kls kilolitre kilolitres kiloliter किलोलीटर");
        measure("L", "l ltr ltrs lt lts lit liter liters litre litres litro litros litri लीटर 升");
        measure("mL", "ml 毫升");
        measure("lb", "lb lbs pound pounds");
        measure("q", "qtl qtls quintal quintals क्विंटल");
        measure("m3", "m3 cbm m³");
        packages(
                "drum",
                "drum drums drm drms barrel barrels fass fässer fässern fûts fût fusti tambor tambores bidones bidón barril barriles barris fusto varil vat vaten beczka beczek barmil barmeel baramil barameel ड्रम पीपा 桶");
        packages(
                "bag",
                "bag bags sack sacks sacos saco sacs säcke sacchi sacco saco zak zakken çuval worek worków kees akyas shikara बोरी बोरा बोरे कट्टा कट्टे बैग 袋 包");
        packages("carboy", "carboy carboys can cans jerrycan jerrycans jerricans jerrican कैन");
        packages("tanker", "tanker tankers टैंकर");
        packages("truck", "truck trucks truckload truckloads");
        packages(
                "container",
                "container containers contenedor contenedores conteneur conteneurs contêiner fcl fcls teu teus lcl 柜");
        packages("IBC", "ibc ibcs");
        packages("bottle", "bottle bottles flaschen bouteilles बोतल 瓶");
        packages("pallet", "pallet pallets paletten palettes palets 托 托盘");
        packages("cylinder", "cylinder cylinders tonner tonners सिलिंडर");
        packages("box", "box boxes carton cartons jar jars");
        packages("sample", "sample samples");
        packages("piece", "nos pcs pieces");
    }

    /** What goods are packed in; a tanker, a container or a sample is none. */
    private static final Set<String> PACKS = Set.of("drum", "bag", "carboy", "IBC", "bottle", "cylinder", "box");

    private static final String PACK = packs();
    private static final String MEASURE = alternatives(MEASURES);
    private static final String PACKAGE = alternatives(PACKAGES);
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final String END = "(?![\\p{L}\\p{M}\\p{N}]|/(?:kg|g|l|ml|mol|m3|lb|gal|h|hr|min)\\b)";
    private static final String CJK_END = "(?=[\\p{IsHan}]|" + END + ")";
    private static final Pattern TIMES = Pattern.compile(
            "(\\d{1,4}) ?[x×*X] ?(?:(?:" + Numerals.PATTERN + ") ?(" + MEASURE + ")" + END + "(?: (?:" + PACKAGE + ")"
                    + END + ")?" + "|(?:20|40) ?(?:ft|'|′|feet|hc|hq|gp|’)\\.?(?: ?(?:" + PACKAGE
                    + "|iso tanks?|fcl|containers?)" + END + ")?)",
            FLAGS);
    private static final Pattern PLAIN = Pattern.compile(
            "(" + Numerals.PATTERN + ")(?:st|nd|rd|th)?[ \\u00a0-]?(?:(" + MEASURE + ")|(" + PACKAGE + "))(?:" + END
                    + "|(?<=[\\p{IsHan}]))( each\\b|/(?:month|week|day|year)\\b)?",
            FLAGS);
    private static final Pattern UNIT = Pattern.compile(" ?(?:" + MEASURE + "|" + PACKAGE + "|sq\\.?)" + END, FLAGS);
    private static final Set<String> NUMBERS = WordLists.set("quantities.numbers");
    private static final Pattern WORDED = Pattern.compile(
            "[\\p{L}]{2,6}"
                    + " (containers?|fcls?|tankers?|drums?|truckloads?|trucks?|bags?|mt|tons?|tonnes?|contenedor(?:es)?|conteneurs?|contêiner(?:es)?|container|tambores"
                    + "|toneladas|fässer|fûts|sacos)(?: (?:de|di|à) (?:20|40) (?:pies|pieds|pés|piedi))?" + END,
            FLAGS);
    private static final Pattern PACKED = Pattern.compile(
            "[ -](?:(?:net |new |neue[mnrs]? |nuevos? |novos? |nuovi |hdpe |ldpe |hm |ms |gi |ss |steel |plastic |paper |kraft |jumbo |amber |glass |alumini?um |pp |pe |pvc |un |lined |laminated |woven |sealed |fibre |fiber )*)(?:"
                    + PACK
                    + "|hdpe|jumbo|packs?|packing|packed|packaging|pp|pouch(?:es)?|tins?|vials?|ampoules?|drum|barrels?|gebinde|gebinden|size|flexi)\\b",
            FLAGS);
    private static final Pattern PACK_BEFORE = Pattern.compile(
            "(?:" + PACK
                    + "|packs?|packing|packed|packaging|pack size|emballages?|verpackung(?:en)?|embalajes?|embalagens?|imballo|imballaggi|(?:stahl|kunststoff|blech)?fässern?)"
                    + "(?: (?:of|in|size|de|à|zu|von|mit|da|di|a|is))?[ :@(-]{1,40}(?:(?:of|size|net|approx\\.?) )?$",
            FLAGS);
    private static final Pattern RATE_BEFORE = Pattern.compile("(?:\\bper|/|\\bpro|\\bpar|प्रति|@) ?$", FLAGS);
    private static final Set<String> MONEY_BEFORE = Set.of("$", "₹", "€", "£");

    private Quantities() {}

    private static void measure(String symbol, String writings) {
        List.of(writings.split(" ")).forEach(writing -> MEASURES.put(writing, symbol));
    }

    private static void packages(String symbol, String writings) {
        List.of(writings.split(" ")).forEach(writing -> PACKAGES.put(writing, symbol));
    }

    private static String packs() {
        var packs = new TreeMap<>(PACKAGES);
        packs.values().removeIf(symbol -> !PACKS.contains(symbol));
        return alternatives(packs);
    }

    private static String alternatives(Map<String, String> units) {
        return String.join(
                "|",
                units.keySet().stream()
                        .sorted((one, other) -> other.length() - one.length())
                        .map(Pattern::quote)
                        .toList());
    }

    /** Whether a unit stands at a place, so that the figure before it is no money. */
    static boolean unitAt(Passage passage, int place) {
        return UNIT.matcher(passage.text())
                .region(place, Math.min(passage.text().length(), place + 30))
                .useTransparentBounds(true)
                .lookingAt();
    }

    static void find(Passage passage, Reading mail) {
        var text = passage.text();
        var times = TIMES.matcher(text).useTransparentBounds(true);
        var plain = PLAIN.matcher(text).useTransparentBounds(true);
        int after = 0;
        for (var word : passage.words()) {
            int start = word.start();
            char first = text.charAt(start);
            if (start < after
                    || first < '0'
                    || first > '9'
                    || !passage.isFree(start, start + 1)
                    || isInside(passage, start)) {
                continue;
            }
            int end = Math.min(text.length(), start + 60);
            times.region(start, end);
            plain.region(start, end);
            if (times.lookingAt()) {
                after = add(
                        passage,
                        start,
                        times.end(),
                        text.substring(start, times.end()).toLowerCase(Locale.ROOT));
            } else if (plain.lookingAt()) {
                after = plain.end();
                boolean measured = plain.group(2) != null;
                if (!isRate(passage, start)
                        && !(measured && isSmall(plain.group(2)) && isPackSize(passage, start, plain.end()))) {
                    var figure = Numerals.value(plain.group(1), mail.decimalComma());
                    var unit = (measured ? plain.group(2) : plain.group(3)).toLowerCase(Locale.ROOT);
                    var symbol = measured ? MEASURES.get(unit) : PACKAGES.get(unit);
                    add(passage, start, plain.end(), figure == null ? null : Numerals.text(figure) + " " + symbol);
                }
            }
        }
        var worded = WORDED.matcher(text).useTransparentBounds(true);
        for (var word : passage.words()) {
            if (NUMBERS.contains(word.lower())) {
                worded.region(word.start(), Math.min(text.length(), word.start() + 60));
                if (worded.lookingAt()) {
                    add(passage, worded.start(), worded.end(), null);
                }
            }
        }
    }

    private static boolean isInside(Passage passage, int start) {
        char before = passage.charAt(start - 1);
        return (before == '.' || before == ',' || before == '/' || before == '_' || before == '-')
                        && Passage.isWord(passage.charAt(start - 2))
                || MONEY_BEFORE.contains(String.valueOf(before))
                || before == '<'
                || before == '>';
    }

    /** Tonnes and kilolitres are no size of a package. */
    private static boolean isSmall(String unit) {
        var symbol = MEASURES.getOrDefault(unit.toLowerCase(Locale.ROOT), "");
        return !symbol.equals("t") && !symbol.equals("kL");
    }

    private static boolean isRate(Passage passage, int start) {
        return RATE_BEFORE
                .matcher(passage.text().substring(Math.max(0, start - 8), start))
                .find();
    }

    private static boolean isPackSize(Passage passage, int start, int end) {
        var text = passage.text();
        return PACKED.matcher(text)
                        .region(end, Math.min(text.length(), end + 60))
                        .lookingAt()
                || PACK_BEFORE
                        .matcher(text.substring(Math.max(0, start - 40), start))
                        .find();
    }

    private static int add(Passage passage, int start, int end, @Nullable String value) {
        if (passage.isFree(start, end)) {
            passage.add(FactType.QUANTITY, start, end, value);
        }
        return end;
    }
}
