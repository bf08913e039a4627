package pebble.tender;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tender documents of several offices, each in a layout of its own, and what they state. */
public final class Papers {
    private Papers() {}

    /**
     * @param states by key, as {@link TenderPdfTest} writes values
     * @param language as the pipeline would have found it
     */
    public record Paper(String name, byte[] pdf, boolean corrigendum, String language, Map<String, String> states) {
        @Override
        public String toString() {
            return name;
        }
    }

    public static List<Paper> all() {
        return List.of(
                IndianPapers.gem(true, 9),
                IndianPapers.gem(false, 10),
                IndianPapers.portal(),
                IndianPapers.undertaking(0),
                IndianPapers.undertaking(90),
                IndianPapers.undertaking(-90),
                IndianPapers.prose(),
                EuropeanPapers.european(),
                EuropeanPapers.german(),
                EuropeanPapers.french(),
                ChangedPapers.corrigendumTable(),
                ChangedPapers.corrigendumProse(),
                ChangedPapers.letter());
    }

    public static Paper named(String name) {
        return all().stream()
                .filter(paper -> paper.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static Map<String, String> states(String... pairs) {
        Map<String, String> states = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            states.put(pairs[i], pairs[i + 1]);
        }
        return states;
    }

    static String[] row(String... cells) {
        return cells;
    }
}
